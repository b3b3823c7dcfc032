package io.plimsoll.runs;

import io.plimsoll.Study;
import io.plimsoll.learn.TorchTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What runs: the version by name, and a hash of the classes themselves, which tells two builds of one version apart. */
final class ProgramCode {

    private ProgramCode() {}

    /** The version of the program, {@code development} where it was not packaged. */
    static String version() {
        String version = StudyRunner.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** SHA-256 over the classes of core, learn and app, or over the archives that they are in. */
    static String sha256() {
        MessageDigest digest = Sha256.digest();
        for (Class<?> of : List.of(Study.class, TorchTrainer.class, StudyRunner.class)) {
            add(digest, source(of));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Path source(Class<?> of) {
        CodeSource source = of.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException(of + " must come from a file or folder");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(source.getLocation() + " is no place of a file", e);
        }
    }

    private static void add(MessageDigest digest, Path source) {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(source.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(source + ": cannot be read", e);
        }
    }
}
