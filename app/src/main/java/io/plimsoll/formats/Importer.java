package io.plimsoll.formats;

import io.plimsoll.formats.chain.ChainFormat;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRow;
import io.plimsoll.store.ChainScan;
import io.plimsoll.store.ChainSource;
import io.plimsoll.store.FileRows;
import io.plimsoll.store.ImportKey;
import io.plimsoll.store.Store;
import io.plimsoll.store.StoreImport;
import io.plimsoll.store.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Files into the store, and from the store the market data of a study. Bytes that the store has already been given are not
 * parsed again.
 */
public final class Importer {

    private final DataFolder folder;
    private final ImportSettings settings;
    private final Store store;

    private Importer(Path dataFolder, ImportSettings settings, Store store) {
        this.folder = new DataFolder(dataFolder);
        this.settings = settings;
        this.store = store;
    }

    /** The files that the settings name, in their order; a glob that matches nothing is an error. */
    public static List<Path> files(Path dataFolder, ImportSettings settings) {
        return new DataFolder(dataFolder).files(settings.files());
    }

    /** The size on disk of the files that the settings name: what {@link #importAll} counts up to. */
    public static long bytes(Path dataFolder, ImportSettings settings) {
        return files(dataFolder, settings).stream().mapToLong(Importer::size).sum();
    }

    /**
     * The name of the format that a file's header is recognised as.
     *
     * @throws InputRejectedException where it is none, with the nearest
     */
    public static String format(Path file) {
        return FileReader.recognise(file, file.toString()).format().name();
    }

    /**
     * Imports what is not yet in the store, in one transaction, and reads everything back from it.
     *
     * @param onBytes told the bytes of the files done so far
     * @throws InputRejectedException where a file cannot be used; the store is then unchanged
     * @throws CancellationException where the thread is interrupted; the store is then unchanged
     */
    public static MarketData importAll(Path dataFolder, ImportSettings settings, Store store, LongConsumer onBytes) {
        return new Importer(dataFolder, settings, store)
                .run(onBytes, files -> {})
                .market();
    }

    /**
     * Puts files into the store, in one transaction, and reads nothing back.
     *
     * @param onFile told the number of files done so far
     * @throws InputRejectedException where a file cannot be used; the store is then unchanged
     */
    public static List<StoredFile> store(List<Path> files, ImportSettings settings, Store store, LongConsumer onFile) {
        return new Importer(Path.of(""), settings, store).stored(files, Path::toString, bytes -> {}, onFile);
    }

    /** As {@link #importAll}, told the number of files done so far. */
    public static MarketData read(Path dataFolder, ImportSettings settings, Store store, LongConsumer onFile) {
        return withTruth(dataFolder, settings, store, onFile).market();
    }

    /** As {@link #read}, with what a simulated market's files tell of its truth. */
    public static Imported withTruth(Path dataFolder, ImportSettings settings, Store store, LongConsumer onFile) {
        return new Importer(dataFolder, settings, store).run(bytes -> {}, onFile);
    }

    /**
     * Reads files by themselves, without a store.
     *
     * @param onFile told the number of files done so far
     */
    public static MarketData readAlone(List<Path> files, ImportSettings settings, LongConsumer onFile) {
        try (TemporaryStore temporary = TemporaryStore.open()) {
            Importer importer = new Importer(Path.of(""), settings, temporary.store());
            return importer.market(importer.stored(files, Path::toString, bytes -> {}, onFile))
                    .market();
        }
    }

    /** Option rows for volume and open interest, those of coded contracts with the terms that other rows tell. */
    public static List<OptionRow> activity(FileRows rows) {
        List<OptionRow> activity = new ArrayList<>(rows.activity());
        activity.addAll(TermsLookup.fill(rows.codedActivity(), rows.terms(), new ArrayList<>()));
        return activity;
    }

    static ImportedFile imported(Path file, String format, long rows) {
        return new ImportedFile(file.toString(), format, sha256(file), size(file), rows);
    }

    private Imported run(LongConsumer onBytes, LongConsumer onFile) {
        return market(stored(folder.files(settings.files()), folder::name, onBytes, onFile));
    }

    /** Puts files into the store, in one transaction; those that are there already are not parsed again. */
    private List<StoredFile> stored(
            List<Path> files, Function<Path, String> name, LongConsumer onBytes, LongConsumer onFile) {
        List<StoredFile> stored = new ArrayList<>();
        try (StoreImport open = store.begin()) {
            long done = 0;
            for (Path file : files) {
                long before = done;
                stored.add(file(file, name.apply(file), open, bytes -> onBytes.accept(before + bytes)));
                done += size(file);
                onBytes.accept(done);
                onFile.accept(stored.size());
            }
            open.commit();
        }
        return stored;
    }

    private Imported market(List<StoredFile> stored) {
        FileRows rows = BarsAsSeries.apply(store.rows(stored), settings.barsAsSeries());
        List<OptionChain> chains = new ArrayList<>();
        List<String> underlyings = store.underlyings(stored);
        if (!underlyings.isEmpty()) {
            try (ChainScan scan = store.scan(stored, underlying(underlyings))) {
                while (scan.next()) {
                    chains.add(scan.chain());
                }
                rows.rejected().addAll(scan.rejected());
            } catch (SQLException e) {
                throw new IllegalStateException("a scan must close", e);
            }
        }
        return Assembly.of(stored.stream().map(StoredFile::file).toList(), chains, rows);
    }

    private String underlying(List<String> held) {
        String wanted = settings.underlying();
        if (wanted == null && held.size() == 1) {
            return held.get(0);
        }
        if (wanted == null || !held.contains(wanted)) {
            throw new InputRejectedException("the files hold option chains on " + held
                    + (wanted == null
                            ? "; say which with data.underlying in the study file, or with --underlying"
                            : ", and none on " + wanted));
        }
        return wanted;
    }

    private StoredFile file(Path file, String path, StoreImport open, LongConsumer onBytes) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the import was interrupted before " + path + "; the store is unchanged");
        }
        FileReader.Recognised recognised = FileReader.recognise(file, path);
        String sha256 = sha256(file);
        ImportKey key =
                new ImportKey(sha256, recognised.format().name(), FileReader.VERSION, recognised.dependsOn(settings));
        Optional<StoredFile> known = store.find(key, path);
        if (known.isPresent()) {
            return known.get();
        }
        ChainFormat chain = recognised.format().chain();
        if (chain != null) {
            return chain(file, path, chain, recognised, key, open);
        }
        FileReader.Read read = FileReader.read(file, recognised, settings, onBytes);
        return open.put(key, new ImportedFile(path, key.format(), sha256, size(file), read.rows()), read.byKind());
    }

    private StoredFile chain(
            Path file,
            String path,
            ChainFormat format,
            FileReader.Recognised recognised,
            ImportKey key,
            StoreImport open) {
        try (Unpacked text = Unpacked.of(file, path, store.workFolder())) {
            ChainSource source = ChainFile.source(
                    format, text.text(), path, recognised.head().header(), settings.underlyingOf(path));
            return open.putChain(
                    key, source, rows -> new ImportedFile(path, key.format(), key.sha256(), size(file), rows));
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new InputRejectedException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String sha256(Path file) {
        try (DigestInputStream in = new DigestInputStream(open(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new InputRejectedException(file + " cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file);
    }
}
