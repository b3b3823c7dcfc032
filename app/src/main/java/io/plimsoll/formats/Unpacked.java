package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CancellationException;

/** A text file as it is, or the text of an archive as a file of its own for as long as this is open. */
record Unpacked(Path text, boolean temporary) implements AutoCloseable {

    /**
     * The text of a file.
     *
     * @param folder where an archive is unpacked; what a killed process leaves there must be removed some time
     */
    static Unpacked of(Path file, String path, Path folder) {
        Path to = null;
        try {
            if (!TextBytes.isArchive(file)) {
                return new Unpacked(file, false);
            }
            Files.createDirectories(folder);
            to = Files.createTempFile(folder, "unpacked-", ".csv");
            try (InputStream in = TextBytes.open(file, bytes -> requireNotInterrupted(path))) {
                Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
            }
            return new Unpacked(to, true);
        } catch (IOException e) {
            InputRejectedException rejected = CsvFile.rejected(file, path, 0, e);
            if (to != null) {
                new Unpacked(to, true).remove(rejected);
            }
            throw rejected;
        } catch (CancellationException e) {
            if (to != null) {
                new Unpacked(to, true).remove(e);
            }
            throw e;
        }
    }

    private static void requireNotInterrupted(String path) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(
                    "the import was interrupted while unpacking " + path + "; the store is unchanged");
        }
    }

    private void remove(RuntimeException cause) {
        try {
            Files.deleteIfExists(text);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        if (temporary) {
            try {
                Files.deleteIfExists(text);
            } catch (IOException e) {
                throw new InputRejectedException(text + " cannot be removed: " + e.getMessage(), e);
            }
        }
    }
}
