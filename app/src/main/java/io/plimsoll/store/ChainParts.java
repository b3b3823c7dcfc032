package io.plimsoll.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The Parquet files with the option rows, one sorted file per underlying, in a folder beside the database. The database tells
 * which file is in force, so that a new one counts from the moment that its import is committed; files that no row of the
 * database names are left over from an import that did not end, and are removed when the store is opened.
 */
final class ChainParts {

    /** File systems take names of 255 bytes. */
    private static final int MOST_NAME = 60;

    private final Path folder;
    private final DuckDBConnection connection;

    ChainParts(Path folder, DuckDBConnection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    /**
     * Where the rows of an underlying are.
     *
     * @param underlying its symbol
     * @param file the Parquet file
     * @param roots the number of classes of options in it
     * @param onlyFile the imported file that all rows are of, whose number they do not tell then; 0 where they do
     */
    record Part(String underlying, Path file, int roots, long onlyFile) {}

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
        try (Statement s = connection.createStatement()) {
            Part part = find(s, underlying);
            if (part == null) {
                throw new IllegalStateException("the store has no options on " + underlying);
            }
            return part;
        }
    }

    private @Nullable Part find(Statement s, String underlying) throws SQLException {
        try (ResultSet r = s.executeQuery("SELECT parquet, len(roots), only_file FROM chain_part WHERE underlying = "
                + SqlText.literal(underlying))) {
            return r.next() ? new Part(underlying, folder.resolve(r.getString(1)), r.getInt(2), r.getLong(3)) : null;
        }
    }

    /**
     * Writes the staged rows and those stored before into new files, which are in force once the transaction is committed.
     */
    void merge(List<ChainStaging.Staged> staged) throws SQLException, IOException {
        Files.createDirectories(folder);
        Map<String, List<ChainStaging.Staged>> holders = new TreeMap<>();
        try (Statement s = connection.createStatement()) {
            for (ChainStaging.Staged file : staged) {
                catalogue(s, file).forEach(u -> holders.computeIfAbsent(u, x -> new ArrayList<>())
                        .add(file));
            }
            for (Map.Entry<String, List<ChainStaging.Staged>> holder : holders.entrySet()) {
                boolean alone = holders.size() == 1;
                write(s, holder.getKey(), holder.getValue(), alone);
            }
        }
    }

    /** Notes which underlyings files are about. */
    private static Set<String> catalogue(Statement s, ChainStaging.Staged files) throws SQLException {
        String rows =
                "(SELECT * REPLACE (" + files.symbol() + " AS underlying) FROM " + files.from() + " WHERE line > 0)";
        boolean severalFiles = files.file() == 0;
        s.execute("INSERT INTO chain_file SELECT " + (severalFiles ? "file" : files.file() + " AS file")
                + ", underlying, list(DISTINCT coalesce(root, underlying)), count(*), min(date), max(date) FROM " + rows
                + " GROUP BY file, underlying");
        Set<String> underlyings = new TreeSet<>();
        try (ResultSet r = s.executeQuery("SELECT DISTINCT underlying FROM "
                + (severalFiles ? rows : "chain_file WHERE file = " + files.file()))) {
            while (r.next()) {
                underlyings.add(r.getString(1));
            }
        }
        return underlyings;
    }

    /** Writes the part of an underlying: the staged file itself where that holds nothing else and nothing was there before. */
    private void write(Statement s, String underlying, List<ChainStaging.Staged> staged, boolean alone)
            throws SQLException, IOException {
        Part before = find(s, underlying);
        Path to = folder.resolve(name(underlying) + "-" + number(s) + ".parquet");
        Path whole = staged.get(0).whole();
        boolean asItIs = alone && before == null && staged.size() == 1 && whole != null;
        if (asItIs && whole != null) {
            Files.move(whole, to);
        } else {
            List<String> sources = new ArrayList<>();
            if (before != null) {
                sources.add(
                        "SELECT " + ChainColumns.stored(before.onlyFile()) + " FROM " + SqlText.reading(before.file()));
            }
            staged.forEach(file -> sources.add(file.usable(underlying)));
            boolean inOrder = sources.size() == 1 && staged.get(0).isSorted();
            String sql = "COPY (SELECT * FROM (" + String.join(") UNION ALL SELECT * FROM (", sources) + ")"
                    + (inOrder ? "" : " ORDER BY " + ChainColumns.ORDER) + ") TO "
                    + SqlText.literal(to.toString()) + " (FORMAT parquet)";
            LongStatement.execute(s, sql, "storing the options on " + underlying);
        }
        force(to);
        s.execute("DELETE FROM chain_part WHERE underlying = " + SqlText.literal(underlying));
        s.execute("INSERT INTO chain_part SELECT underlying, "
                + SqlText.literal(to.getFileName().toString())
                + ", list_distinct(flatten(list(roots))), sum(row_count), "
                + (asItIs ? staged.get(0).file() : 0) + " FROM chain_file WHERE underlying = "
                + SqlText.literal(underlying) + " GROUP BY underlying");
    }

    private static String name(String underlying) {
        String plain = underlying.replaceAll("[^A-Za-z0-9_.]", "_");
        return plain.substring(0, Math.min(plain.length(), MOST_NAME));
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
