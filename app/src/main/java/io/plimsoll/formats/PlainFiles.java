package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SeriesPoint;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes a market as plain files that are read back to the same numbers. */
public final class PlainFiles {

    private PlainFiles() {}

    /** Writes options.csv, bars.csv, futures.csv and series.csv into a folder that exists. */
    public static void write(
            Path folder,
            List<Bar> bars,
            List<OptionRow> options,
            List<FuturesRow> futures,
            Map<String, List<SeriesPoint>> series)
            throws IOException {
        try (BufferedWriter out = start(folder, "options.csv", PlainFormats.OPTIONS)) {
            for (OptionRow o : options) {
                line(
                        out,
                        o.date(),
                        o.right() == OptionRight.CALL ? "C" : "P",
                        o.expiry(),
                        o.strike(),
                        o.bid(),
                        o.ask(),
                        o.price(),
                        o.volume(),
                        o.openInterest());
            }
        }
        try (BufferedWriter out = start(folder, "bars.csv", PlainFormats.BARS)) {
            for (Bar b : bars) {
                line(out, b.date(), b.open(), b.high(), b.low(), b.close(), b.volume());
            }
        }
        try (BufferedWriter out = start(folder, "futures.csv", PlainFormats.FUTURES)) {
            for (FuturesRow f : futures) {
                line(out, f.date(), f.contract(), f.settle(), f.high(), f.low(), f.volume(), f.openInterest());
            }
        }
        try (BufferedWriter out = start(folder, "series.csv", PlainFormats.SERIES)) {
            for (List<SeriesPoint> points : series.values()) {
                for (SeriesPoint p : points) {
                    line(out, p.series(), p.date(), p.value());
                }
            }
        }
    }

    private static BufferedWriter start(Path folder, String name, List<String> header) throws IOException {
        BufferedWriter out = Files.newBufferedWriter(folder.resolve(name));
        out.write(String.join(",", header));
        out.write('\n');
        return out;
    }

    /** A missing number is a blank field; Java's shortest decimal form reads back to the same double. */
    private static void line(BufferedWriter out, Object... fields) throws IOException {
        for (int i = 0; i < fields.length; i++) {
            boolean missing = fields[i] instanceof Double d && d.isNaN();
            out.write(missing ? "" : fields[i].toString());
            out.write(i == fields.length - 1 ? '\n' : ',');
        }
    }
}
