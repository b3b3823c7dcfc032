package io.plimsoll.formats.chain;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Writes option rows as a vendor would; columns that nothing is read from stay blank. */
public final class ChainWriter {

    private record Strike(LocalDate date, LocalDate expiry, double strike) {}

    private ChainWriter() {}

    /**
     * Writes a file.
     *
     * @param underlying symbol
     * @param spot price of the underlying by day, or NaN
     * @throws IllegalArgumentException where a number is infinite
     */
    public static void write(
            Path file, ChainFormat format, String underlying, List<OptionRow> rows, ToDoubleFunction<LocalDate> spot)
            throws IOException {
        rows.forEach(ChainWriter::requireFinite);
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord(format.columns().stream().map(Column::header).toList());
            for (VendorRow row : vendorRows(format, underlying, rows, spot)) {
                csv.writeRecord(
                        format.columns().stream().map(c -> c.write().apply(row)).toList());
            }
        }
    }

    private static void requireFinite(OptionRow row) {
        for (double number :
                new double[] {row.strike(), row.price(), row.bid(), row.ask(), row.volume(), row.openInterest()}) {
            if (Double.isInfinite(number)) {
                throw new IllegalArgumentException("a number in a file must be finite or NaN, was " + number);
            }
        }
    }

    private static List<VendorRow> vendorRows(
            ChainFormat format, String underlying, List<OptionRow> rows, ToDoubleFunction<LocalDate> spot) {
        if (!format.paired()) {
            return rows.stream()
                    .map(row -> new VendorRow(underlying, spot.applyAsDouble(row.date()), row, null))
                    .toList();
        }
        Map<Strike, List<OptionRow>> calls = new LinkedHashMap<>();
        Map<Strike, List<OptionRow>> puts = new LinkedHashMap<>();
        for (OptionRow row : rows) {
            Strike strike = new Strike(row.date(), row.expiry(), row.strike());
            calls.computeIfAbsent(strike, s -> new ArrayList<>());
            (row.right() == OptionRight.CALL ? calls : puts)
                    .computeIfAbsent(strike, s -> new ArrayList<>())
                    .add(row);
        }
        List<VendorRow> pairs = new ArrayList<>();
        calls.forEach((strike, same) -> {
            List<OptionRow> others = puts.getOrDefault(strike, List.of());
            for (int i = 0; i < Math.max(same.size(), others.size()); i++) {
                OptionRow call = i < same.size() ? same.get(i) : nothing(others.get(i), OptionRight.CALL);
                OptionRow put = i < others.size() ? others.get(i) : nothing(call, OptionRight.PUT);
                pairs.add(new VendorRow(underlying, spot.applyAsDouble(strike.date()), call, put));
            }
        });
        return pairs;
    }

    /** The other option of a strike, which is not quoted. */
    private static OptionRow nothing(OptionRow row, OptionRight right) {
        return new OptionRow(
                row.source(),
                row.date(),
                right,
                row.expiry(),
                row.strike(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN);
    }
}
