package io.plimsoll.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.plimsoll.store.StoreSql;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as CSV, row by row; no value is a blank field. */
final class SqlCsv implements StoreSql.Answer {

    private final CsvWriter csv;

    SqlCsv(PrintWriter out) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    }

    @Override
    public void columns(List<String> names, List<Boolean> numeric) {
        csv.writeRecord(names);
    }

    @Override
    public void row(List<@Nullable Object> values) {
        csv.writeRecord(values.stream().map(v -> v == null ? "" : v.toString()).toList());
    }

    @Override
    public void end() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
