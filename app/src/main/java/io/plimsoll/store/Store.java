package io.plimsoll.store;

import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * The DuckDB database that holds what was imported, as a copy of the files that can be made again. Files go in by {@link
 * #begin}; rows come out by {@link #rows}. One process at a time has it open, and one thread uses it.
 */
public final class Store implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path file;
    private final DuckDBConnection connection;
    private final ChainParts parts;

    private Store(Path file, DuckDBConnection connection, ChainParts parts) {
        this.file = file;
        this.connection = connection;
        this.parts = parts;
    }

    /**
     * Opens a store, made where there is no file.
     *
     * @throws InputRejectedException where the file is damaged or is no store, or another process keeps it open
     */
    public static Store open(Path file) {
        return open(file, PATIENCE);
    }

    /**
     * Opens a store, made where there is no file.
     *
     * @param patience how long to wait for another process to close it
     */
    static Store open(Path file, Duration patience) {
        Path absolute = file.toAbsolutePath();
        try {
            Path folder = absolute.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new InputRejectedException(
                    "the folder of the store " + file + " cannot be made (" + e.getMessage()
                            + "); name another one with --store",
                    e);
        }
        DuckDBConnection connection = StoreConnection.open(absolute, patience);
        Store store = new Store(file, connection, new ChainParts(options(absolute), connection));
        try {
            store.parts.sweep();
            removeSpill(StoreConnection.spill(absolute));
            return store;
        } catch (SQLException | IOException e) {
            store.close();
            throw store.failed("being opened", e);
        }
    }

    /** What a process that was killed had put there; nobody else has the store open now. */
    private static void removeSpill(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** A folder beside the store for files on their way, made when needed and emptied when the store is opened. */
    public Path workFolder() {
        return options(file.toAbsolutePath());
    }

    /** The folder of the Parquet files with the option rows, beside the database. */
    static Path options(Path file) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.replaceFirst("\\.duckdb$", "") + ".options");
    }

    /** The database file. */
    public Path file() {
        return file;
    }

    /**
     * The file of a key, where its rows are in the store.
     *
     * @param path where it was found this time
     */
    public Optional<StoredFile> find(ImportKey key, String path) {
        String sql = "SELECT id, bytes, row_count FROM imported_file"
                + " WHERE sha256 = ? AND format = ? AND reader_version = ? AND settings = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, key.sha256());
            query.setString(2, key.format());
            query.setInt(3, key.readerVersion());
            query.setString(4, key.settings());
            try (ResultSet r = query.executeQuery()) {
                return r.next()
                        ? Optional.of(new StoredFile(
                                r.getLong(1),
                                new ImportedFile(path, key.format(), key.sha256(), r.getLong(2), r.getLong(3))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed("looking up " + path, e);
        }
    }

    /** Begins an import: what is put into it is in the store when it is committed, and is not when it is closed before. */
    public StoreImport begin() {
        try {
            connection.setAutoCommit(false);
            return new StoreImport(this, connection, parts);
        } catch (SQLException e) {
            throw failed("beginning an import", e);
        }
    }

    /** The underlyings that files hold option chains of, in alphabetic order. */
    public List<String> underlyings(List<StoredFile> files) {
        return chains(files).stream()
                .map(ChainFile::underlying)
                .distinct()
                .sorted()
                .toList();
    }

    private record ChainFile(long file, String underlying) {}

    private List<ChainFile> chains(List<StoredFile> files) {
        Set<Long> wanted = files.stream().map(StoredFile::id).collect(Collectors.toSet());
        return allChains().stream().filter(c -> wanted.contains(c.file())).toList();
    }

    private List<ChainFile> allChains() {
        List<ChainFile> chains = new ArrayList<>();
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery("SELECT file, underlying FROM chain_file")) {
            while (r.next()) {
                chains.add(new ChainFile(r.getLong(1), r.getString(2)));
            }
            return chains;
        } catch (SQLException e) {
            throw failed("looking up option chains", e);
        }
    }

    /**
     * A scan of the option chains on an underlying that files hold.
     *
     * @param files in the order in which they count where they agree in day and contract
     */
    public ChainScan scan(List<StoredFile> files, String underlying) {
        Set<Long> wanted = files.stream().map(StoredFile::id).collect(Collectors.toSet());
        List<Long> held = allChains().stream()
                .filter(c -> c.underlying().equals(underlying))
                .map(ChainFile::file)
                .toList();
        try {
            return ChainScan.open(connection, parts.part(underlying), files, wanted.containsAll(held));
        } catch (SQLException e) {
            throw failed("reading the chains of " + underlying, e);
        }
    }

    /** The rows of files other than those of option chains, file by file in this order, each in file order. */
    public FileRows rows(List<StoredFile> files) {
        if (files.isEmpty()) {
            return FileRows.empty();
        }
        try {
            return new RowQueries(connection, files).all();
        } catch (SQLException e) {
            throw failed("reading rows", e);
        }
    }

    /** What is in the store of a file. */
    public FileContents contents(StoredFile file) {
        try {
            return new ContentQueries(connection, parts, file.id())
                    .of(file.file().rows());
        } catch (SQLException e) {
            throw failed("counting the rows of " + file.file().path(), e);
        }
    }

    /** Every file in the store, in the order in which they were put in, under the path where it lay then. */
    public List<StoredFile> files() {
        List<StoredFile> files = new ArrayList<>();
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery(
                        "SELECT id, path, format, sha256, bytes, row_count FROM imported_file ORDER BY id")) {
            while (r.next()) {
                files.add(new StoredFile(
                        r.getLong(1),
                        new ImportedFile(r.getString(2), r.getString(3), r.getString(4), r.getLong(5), r.getLong(6))));
            }
            return files;
        } catch (SQLException e) {
            throw failed("listing its files", e);
        }
    }

    InputRejectedException failed(String doing, Exception e) {
        return new InputRejectedException(
                "the store " + file + " failed while " + doing + " (" + StoreConnection.firstLine(e)
                        + "); delete it if this stays so, it is made again from the files",
                e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("closing", e);
        }
    }
}
