package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.SeriesPoint;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The writers by the name of their format; a format may hold more than one kind of rows. */
public final class FormatWriters {

    private FormatWriters() {}

    /** Formats of the underlying's prices. */
    public static Set<String> barFormats() {
        return bars().keySet();
    }

    /** Formats of futures. */
    public static Set<String> futuresFormats() {
        return futures().keySet();
    }

    /** Formats of series. */
    public static Set<String> seriesFormats() {
        return series().keySet();
    }

    /**
     * The writer of the underlying's prices.
     *
     * @throws IllegalArgumentException where the format is none of {@link #barFormats}
     */
    public static FormatWriter<Bar> bars(String format) {
        return of(bars(), format);
    }

    /**
     * The writer of futures.
     *
     * @throws IllegalArgumentException where the format is none of {@link #futuresFormats}
     */
    public static FormatWriter<FuturesRow> futures(String format) {
        return of(futures(), format);
    }

    /**
     * The writer of series.
     *
     * @throws IllegalArgumentException where the format is none of {@link #seriesFormats}
     */
    public static FormatWriter<SeriesPoint> series(String format) {
        return of(series(), format);
    }

    private static <T> FormatWriter<T> of(Map<String, FormatWriter<T>> writers, String format) {
        FormatWriter<T> writer = writers.get(format);
        if (writer == null) {
            throw new IllegalArgumentException(
                    "the format must be one of " + writers.keySet() + ", was \"" + format + "\"");
        }
        return writer;
    }

    private static Map<String, FormatWriter<Bar>> bars() {
        Map<String, FormatWriter<Bar>> writers = new TreeMap<>(BarFormats.writers());
        writers.putAll(DatabentoFormats.barWriters());
        return writers;
    }

    private static Map<String, FormatWriter<FuturesRow>> futures() {
        Map<String, FormatWriter<FuturesRow>> writers = new TreeMap<>(VxFormats.writers());
        writers.putAll(FuturesFormats.writers());
        writers.putAll(CurveFormats.futuresWriters());
        writers.putAll(DatabentoFormats.futuresWriters());
        return writers;
    }

    private static Map<String, FormatWriter<SeriesPoint>> series() {
        Map<String, FormatWriter<SeriesPoint>> writers = new TreeMap<>(SeriesFormats.writers());
        writers.putAll(IndexFormats.writers());
        writers.putAll(SentimentFormats.writers());
        writers.putAll(BarFormats.seriesWriters());
        writers.putAll(CurveFormats.seriesWriters());
        return writers;
    }
}
