package io.plimsoll.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.market.ImportedFile;
import java.io.IOException;
import java.nio.file.Path;

/** A process that opens a store, puts a file into it without committing, says so and waits to be killed. */
final class StoreHolder {

    static final ImportKey KEY = new ImportKey("dd", "some-format", 1, "");
    private static final String HELD = "held";

    private StoreHolder() {}

    public static void main(String[] args) throws IOException {
        try (Store store = Store.open(Path.of(args[0]));
                StoreImport open = store.begin()) {
            open.put(KEY, new ImportedFile("dying.csv", "some-format", "dd", 1, 1), StoreTest.bars(1));
            System.out.println(HELD);
            if (System.in.read() >= 0) {
                throw new IllegalStateException("nothing was to be written to this process");
            }
        }
    }

    static Process start(Path store) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreHolder.class.getName(),
                        store.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void awaitHeld(Process process) throws IOException {
        try (var out = process.inputReader(UTF_8)) {
            if (!HELD.equals(out.readLine())) {
                throw new IllegalStateException("the process did not open the store");
            }
        }
    }
}
