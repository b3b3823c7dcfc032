package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {

    @Test
    void namesThePlatformThatHasNoNativeLibraries() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Dorg.bytedeco.javacpp.platform=plan9-mips",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadsThem.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said)
                .contains("java.lang.IllegalStateException: the networks need PyTorch's native libraries, which could"
                        + " not be loaded on platform plan9-mips")
                .contains("-Dorg.bytedeco.javacpp.cachedir");
    }

    /** Does nothing but load. */
    static final class LoadsThem {

        private LoadsThem() {}

        public static void main(String[] arguments) {
            NativeLibraries.load();
        }
    }
}
