package io.plimsoll.cli;

import io.plimsoll.store.StoreSql;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sql}: questions to the store. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Answers one SELECT (DuckDB's SQL) over the store, which it cannot change. No other file can be read.",
            "A table on a terminal, CSV elsewhere."
        },
        footer = {
            "",
            "Views, with the file (path) and line that each row came from:",
            "  options   underlying, root, date, expiry, right, strike, price, bid, ask, volume, open_interest, spot",
            "  bars      date, open, high, low, close, volume",
            "  futures   date, contract, settle, high, low, volume, open_interest",
            "  series    series, date, value, known",
            "  rejected  date, instrument, reason, detail",
            "  files     file, path, format, bytes, rows, sha256 (one row a file)",
            "",
            "Examples:",
            "  plimsoll sql \"SELECT underlying, count(*), min(date), max(date) FROM options GROUP BY ALL\"",
            "  plimsoll sql \"SELECT date, avg(ask - bid) FROM options WHERE underlying = 'SPX' GROUP BY date\" --csv > a.csv",
            "  plimsoll sql \"SELECT reason, count(*) AS n FROM rejected GROUP BY reason ORDER BY n DESC\"",
            "  plimsoll sql \"DESCRIBE options\""
        })
final class SqlCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "SELECT", description = "The query, in quotes.")
    private String sql = "";

    @Mixin
    private final StoreOption store = new StoreOption();

    @ArgGroup
    private @Nullable Layout layout;

    /** One of them at most. */
    private static final class Layout {
        @Option(names = "--table", description = "A table, even where the output is no terminal.")
        private boolean table;

        @Option(names = "--csv", description = "CSV with a header, even on a terminal.")
        private boolean csv;

        @Option(names = "--json", description = "One JSON object: columns, and rows as arrays.")
        private boolean json;
    }

    private StoreSql.Answer answer(PrintWriter stdout) {
        if (layout != null && layout.json) {
            return new SqlJson(stdout);
        }
        boolean table = layout == null ? Boolean.getBoolean("plimsoll.terminal.out") : layout.table && !layout.csv;
        return table ? new SqlTable(stdout) : new SqlCsv(stdout);
    }

    @Override
    public Integer call() {
        PrintWriter stdout = spec.commandLine().getOut();
        try (StoreSql open = StoreSql.open(store.existing())) {
            open.query(sql, answer(stdout));
        }
        stdout.flush();
        return 0;
    }
}
