package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A store for the length of one command, in a folder that is removed with it. */
public record TemporaryStore(Path folder, Store store) implements AutoCloseable {

    /** A new store in a new folder. */
    public static TemporaryStore open() {
        try {
            Path folder = Files.createTempDirectory("plimsoll-");
            return new TemporaryStore(folder, Store.open(folder.resolve("store.duckdb")));
        } catch (IOException e) {
            throw new InputRejectedException("no temporary folder can be made: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        store.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> inside = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : inside) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + folder + " cannot be removed", e);
        }
    }
}
