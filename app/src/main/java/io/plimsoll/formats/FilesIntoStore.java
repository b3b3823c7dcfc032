package io.plimsoll.formats;

import io.plimsoll.formats.position.PositionFiles;
import io.plimsoll.formats.span.SpanFiles;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.store.FileContents;
import io.plimsoll.store.Store;
import io.plimsoll.store.StoredFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/** Puts files into a store in one transaction, and tells what became of each. */
public final class FilesIntoStore {

    private FilesIntoStore() {}

    /**
     * What became of a file.
     *
     * @param file in the store
     * @param alreadyThere whether its bytes were in the store before, so that nothing was done
     * @param contents what the store holds of it
     */
    public record Outcome(StoredFile file, boolean alreadyThere, FileContents contents) {}

    /**
     * Imports files.
     *
     * @param onFile told the number of files done so far
     * @throws InputRejectedException where a file cannot be imported; the store is then unchanged
     */
    public static List<Outcome> run(List<Path> files, ImportSettings settings, Store store, LongConsumer onFile) {
        files.forEach(FilesIntoStore::requireStorable);
        Set<Long> known = new HashSet<>();
        store.files().forEach(f -> known.add(f.id()));
        List<StoredFile> stored = Importer.store(files, settings, store, onFile);
        List<Outcome> outcomes = new ArrayList<>();
        for (StoredFile file : stored) {
            outcomes.add(new Outcome(file, !known.add(file.id()), store.contents(file)));
        }
        return outcomes;
    }

    private static void requireStorable(Path file) {
        if (!Files.isReadable(file)) {
            throw new InputRejectedException(file + " cannot be read; the store is unchanged");
        }
        if (SpanFiles.sniff(file).isPresent()) {
            throw new InputRejectedException(notStored(file, "a SPAN risk parameter file"));
        }
        if (PositionFiles.sniff(file)) {
            throw new InputRejectedException(notStored(file, "a portfolio"));
        }
    }

    private static String notStored(Path file, String what) {
        return file + " is " + what
                + ", which is not put into the store but read from its file by the commands that use it;"
                + " leave it out (plimsoll data detect shows what is in it). The store is unchanged";
    }
}
