package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file as it is, or the text of an archive as a file of its own for as long as this is open. */
record Unpacked(Path text, boolean temporary) implements AutoCloseable {

    /** The text of a file; an archive is unpacked beside {@code beside}, where there is room for a store. */
    static Unpacked of(Path file, String path, Path beside) {
        Path to = null;
        try {
            if (!TextBytes.isArchive(file)) {
                return new Unpacked(file, false);
            }
            Path folder = beside.toAbsolutePath().getParent();
            to = Files.createTempFile(folder, "unpacked-", ".csv");
            try (InputStream in = TextBytes.open(file, bytes -> {})) {
                Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
            }
            return new Unpacked(to, true);
        } catch (IOException e) {
            InputRejectedException rejected = CsvFile.rejected(file, path, 0, e);
            if (to != null) {
                new Unpacked(to, true).remove(rejected);
            }
            throw rejected;
        }
    }

    private void remove(InputRejectedException cause) {
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
