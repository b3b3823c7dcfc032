package io.plimsoll.cli;

import io.plimsoll.store.StoreSql;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as a table, of which a terminal shows the first thousand rows. */
final class SqlTable implements StoreSql.Answer {

    private static final long MOST = 1000;

    private final PrintWriter out;
    private TextTable table = new TextTable(List.of());
    private long rows;

    SqlTable(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void columns(List<String> names, List<Boolean> numeric) {
        table = new TextTable(names);
        for (int i = 0; i < names.size(); i++) {
            if (numeric.get(i)) {
                table.right(i);
            }
        }
    }

    @Override
    public void row(List<@Nullable Object> values) {
        rows++;
        if (rows <= MOST) {
            table.row(values.stream().map(v -> v == null ? "" : v.toString()).toList());
        }
    }

    @Override
    public void end() {
        out.print(table.text());
        out.println(
                rows > MOST
                        ? "the first " + MOST + " of " + DetectionText.count(rows) + " rows; --csv gives all"
                        : rows + (rows == 1 ? " row" : " rows"));
    }
}
