package io.plimsoll.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * The Parquet files with the option rows, one sorted file per underlying, in a folder beside the database. The database tells
 * which file is in force, so that a new one counts from the moment that its import is committed; files that no row of the
 * database names are left over from an import that did not end, and are removed when the store is opened.
 */
final class ChainParts {

    /** Above this number, staged rows are sorted by underlying first, so that each is found without reading all. */
    private static final int MANY = 32;

    private final Path folder;
    private final DuckDBConnection connection;

    ChainParts(Path folder, DuckDBConnection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    /** Where the rows of an underlying are. */
    record Part(Path file, int roots) {}

    /** Removes what an interrupted import left. */
    void sweep() throws SQLException, IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<String> inForce = new HashSet<>();
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery("SELECT parquet FROM chain_part")) {
            while (r.next()) {
                inForce.add(r.getString(1));
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!inForce.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A file for rows on their way. */
    Path stagingFile(long file) throws IOException {
        Files.createDirectories(folder);
        return folder.resolve("staged-" + file + ".parquet");
    }

    Part part(String underlying) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT parquet, len(roots) FROM chain_part WHERE underlying = ?")) {
            query.setString(1, underlying);
            try (ResultSet r = query.executeQuery()) {
                if (!r.next()) {
                    throw new IllegalStateException("the store has no options on " + underlying);
                }
                return new Part(folder.resolve(r.getString(1)), r.getInt(2));
            }
        }
    }

    /**
     * Writes the staged rows and those stored before into new files, which are in force once the transaction is committed.
     */
    void merge(List<ChainStaging.Staged> staged) throws SQLException, IOException {
        Files.createDirectories(folder);
        Set<String> underlyings = new TreeSet<>();
        try (Statement s = connection.createStatement()) {
            for (ChainStaging.Staged file : staged) {
                underlyings.addAll(catalogue(s, file));
            }
            List<ChainStaging.Staged> sorted = underlyings.size() > MANY ? sorted(s, staged) : staged;
            for (String underlying : underlyings) {
                write(s, underlying, sorted);
            }
        }
    }

    /** Notes which underlyings files are about. */
    private static Set<String> catalogue(Statement s, ChainStaging.Staged files) throws SQLException {
        String rows = files.from() + " WHERE " + ChainStaging.USABLE;
        s.execute("INSERT INTO chain_file SELECT file, underlying, list(DISTINCT root), count(*), min(date),"
                + " max(date) FROM " + rows + " GROUP BY file, underlying");
        Set<String> underlyings = new TreeSet<>();
        try (ResultSet r = s.executeQuery("SELECT DISTINCT underlying FROM " + rows)) {
            while (r.next()) {
                underlyings.add(r.getString(1));
            }
        }
        return underlyings;
    }

    private List<ChainStaging.Staged> sorted(Statement s, List<ChainStaging.Staged> staged) throws SQLException {
        List<ChainStaging.Staged> sorted = new ArrayList<>();
        for (ChainStaging.Staged file : staged) {
            String to = ChainStaging.literal(
                    folder.resolve("sorted-" + sorted.size() + ".parquet").toString());
            s.execute("COPY (SELECT * FROM " + file.from() + " WHERE " + ChainStaging.USABLE
                    + " ORDER BY underlying) TO " + to + " (FORMAT parquet, COMPRESSION uncompressed)");
            sorted.add(new ChainStaging.Staged(file.rows(), to, file.timed()));
        }
        return sorted;
    }

    private void write(Statement s, String underlying, List<ChainStaging.Staged> staged)
            throws SQLException, IOException {
        List<String> sources = new ArrayList<>();
        try (ResultSet r = s.executeQuery(
                "SELECT parquet FROM chain_part WHERE underlying = " + ChainStaging.literal(underlying))) {
            while (r.next()) {
                Path before = folder.resolve(r.getString(1));
                sources.add("SELECT " + ChainColumns.STORED + " FROM " + ChainStaging.literal(before.toString()));
            }
        }
        staged.forEach(file -> sources.add("(" + file.usable(underlying) + ")"));
        Path to = folder.resolve(name(underlying) + "-" + number(s) + ".parquet");
        s.execute("COPY (SELECT * FROM (" + String.join(" UNION ALL ", sources) + ") ORDER BY " + ChainColumns.ORDER
                + ") TO " + ChainStaging.literal(to.toString()) + " (FORMAT parquet)");
        force(to);
        s.execute("DELETE FROM chain_part WHERE underlying = " + ChainStaging.literal(underlying));
        s.execute("INSERT INTO chain_part SELECT underlying, "
                + ChainStaging.literal(to.getFileName().toString())
                + ", list_distinct(flatten(list(roots))), sum(row_count) FROM chain_file WHERE underlying = "
                + ChainStaging.literal(underlying) + " GROUP BY underlying");
    }

    private static String name(String underlying) {
        return underlying.replaceAll("[^A-Za-z0-9_.]", "_");
    }

    private static long number(Statement s) throws SQLException {
        try (ResultSet r = s.executeQuery("SELECT nextval('part_id')")) {
            r.next();
            return r.getLong(1);
        }
    }

    /** The file is on the disk before a commit names it. */
    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
