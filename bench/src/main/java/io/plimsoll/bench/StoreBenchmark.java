package io.plimsoll.bench;

import com.sun.management.OperatingSystemMXBean;
import io.plimsoll.formats.ImportSettings;
import io.plimsoll.formats.Importer;
import io.plimsoll.market.ChainCleaner;
import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.OptionChain;
import io.plimsoll.store.ChainScan;
import io.plimsoll.store.Store;
import io.plimsoll.store.StoredFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Option rows from a vendor's CSV file to sorted Parquet, and from there to slices and through the cleaner; each step in a
 * process of its own, beside DuckDB doing the same by itself. {@code bench/store.sh} runs it.
 */
public final class StoreBenchmark {

    private static final int ROWS_A_DAY = 800;
    private static final int PASSES = 4;
    private static final String[] SYMBOLS = {"ALBION", "BRENNA", "CORVID", "DUNLIN", "EGRET"};

    private StoreBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        Class.forName("org.duckdb.DuckDBDriver");
        double cpu = cpuSeconds();
        long wall = System.nanoTime();
        long rows =
                switch (args[0]) {
                    case "generate" -> generate(folder, Long.parseLong(args[2]), Integer.parseInt(args[3]));
                    case "duckdb" -> duckdb(folder);
                    case "import" -> imported(folder);
                    case "partitioned" -> partitioned(folder);
                    case "scan" -> scan(folder);
                    case "clean" -> clean(folder);
                    default -> throw new IllegalArgumentException("no step " + args[0]);
                };
        double seconds = cpuSeconds() - cpu;
        System.out.printf(
                Locale.ROOT,
                "%s,%d,%.2f,%.2f,%.2f,%d%n",
                args[0],
                rows,
                seconds,
                (System.nanoTime() - wall) / 1e9,
                rows / seconds / 1e6,
                peakMegabytes());
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** The most memory that this process has held, from the kernel. */
    private static long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(l -> l.startsWith("VmHWM:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Rows as a vendor of US index options writes them, by day and underlying, strikes in no order. */
    private static long generate(Path folder, long rows, int underlyings) throws SQLException, IOException {
        Files.createDirectories(folder);
        String symbols = "['" + String.join("', '", List.of(SYMBOLS).subList(0, underlyings)) + "']";
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement s = c.createStatement()) {
            s.execute("COPY (SELECT " + symbols + "[1 + (i // " + ROWS_A_DAY + ") % " + underlyings
                    + "] AS underlying_symbol,"
                    + " DATE '1975-01-06' + CAST(i // " + underlyings * ROWS_A_DAY + " AS INTEGER) AS quote_date,"
                    + " " + symbols + "[1 + (i // " + ROWS_A_DAY + ") % " + underlyings + "] AS root,"
                    + " DATE '1975-01-06' + CAST(i // " + underlyings * ROWS_A_DAY + " + 5 + 7 * ((i % " + ROWS_A_DAY
                    + ") // 100) AS INTEGER) AS expiration,"
                    + " 50.0 + 2 * ((i * 37 % 100) // 2) AS strike, CASE WHEN (i * 37 % 100) % 2 = 0 THEN 'C' ELSE 'P' END AS option_type,"
                    + " 0.0 AS open, 0.0 AS high, 0.0 AS low,"
                    + " round(5 + hash(i) % 500 / 100, 2) AS close, hash(i + 1) % 1000 AS trade_volume,"
                    + " round(5 + hash(i) % 500 / 100, 2) AS bid_eod, round(5.3 + hash(i) % 500 / 100, 2) AS ask_eod,"
                    + " 100.10 AS underlying_bid_eod, 100.12 AS underlying_ask_eod, hash(i + 4) % 10000 AS open_interest"
                    + " FROM range(" + rows + ") t(i)) TO '" + folder.resolve("options.csv") + "' (HEADER)");
        }
        return rows;
    }

    /** The peer: DuckDB by itself, reading with its own guesses of types, into one sorted file. */
    private static long duckdb(Path folder) throws SQLException {
        return copy(folder, "'" + folder.resolve("peer.parquet") + "' (FORMAT parquet)");
    }

    /** The peer where there are several underlyings, a file for each. */
    private static long partitioned(Path folder) throws SQLException {
        return copy(folder, "'" + folder.resolve("peer") + "' (FORMAT parquet, PARTITION_BY (underlying), OVERWRITE)");
    }

    private static long copy(Path folder, String to) throws SQLException {
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement s = c.createStatement()) {
            s.execute("SET memory_limit = '1GB'");
            s.execute("SET temp_directory = '" + folder.resolve("peer.tmp") + "'");
            return s.executeLargeUpdate(
                    "COPY (SELECT ltrim(underlying_symbol, '^') AS underlying, root, quote_date AS date, expiration AS expiry,"
                            + " option_type = 'C' AS is_call, strike, close AS price, bid_eod AS bid, ask_eod AS ask,"
                            + " trade_volume AS volume, open_interest, (underlying_bid_eod + underlying_ask_eod) / 2 AS spot"
                            + " FROM read_csv('" + folder.resolve("options.csv") + "')"
                            + " ORDER BY underlying, date, expiry, root, is_call DESC, strike) TO " + to);
        }
    }

    private static long imported(Path folder) {
        try (Store store = Store.open(folder.resolve("store.duckdb"))) {
            return files(folder, store).get(0).file().rows();
        }
    }

    /** All rows of all underlyings as slices. */
    private static long scan(Path folder) throws SQLException {
        return days(folder, chain -> {
            double bids = 0;
            for (int from = 0; from < chain.size(); from = chain.sliceEnd(from)) {
                bids += chain.bid(from);
            }
            if (!(bids > 0)) {
                throw new IllegalStateException("the scan read no bids on " + chain.date());
            }
            return chain.size();
        });
    }

    /** All rows through the filters of the studies; the time includes the scan. */
    private static long clean(Path folder) throws SQLException {
        CleaningSettings settings = CleaningSettings.of(CleaningSettings.Preset.STANDARD);
        return days(folder, chain -> {
            ChainCleaner.Cleaned cleaned = ChainCleaner.clean(chain, null, settings);
            return cleaned.keptRows().length + cleaned.rejections().size();
        });
    }

    /** Reads all days {@value #PASSES} times, of which the first is mostly the compiler's; prints each, returns the rows of all. */
    private static long days(Path folder, ToIntFunction<OptionChain> use) throws SQLException {
        long all = 0;
        try (Store store = Store.open(folder.resolve("store.duckdb"))) {
            List<StoredFile> files = files(folder, store);
            for (int pass = 0; pass < PASSES; pass++) {
                long rows = 0;
                double cpu = cpuSeconds();
                for (String symbol : store.underlyings(files)) {
                    try (ChainScan scan = store.scan(files, symbol)) {
                        while (scan.next()) {
                            rows += use.applyAsInt(scan.chain());
                        }
                    }
                }
                double seconds = cpuSeconds() - cpu;
                System.err.printf(Locale.ROOT, "pass %d: %.2f M rows per CPU-second%n", pass + 1, rows / seconds / 1e6);
                all += rows;
            }
        }
        return all;
    }

    private static List<StoredFile> files(Path folder, Store store) {
        return Importer.store(
                List.of(folder.resolve("options.csv")),
                new ImportSettings(List.of(), null, Map.of(), null),
                store,
                done -> {});
    }
}
