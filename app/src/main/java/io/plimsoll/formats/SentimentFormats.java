package io.plimsoll.formats;

import static io.plimsoll.formats.SeriesTable.may;
import static io.plimsoll.formats.SeriesTable.must;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.SeriesPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sentiment, option activity and realised measures: tables whose columns are series of fixed names. */
final class SentimentFormats {

    private static final String RATIO = "_PUT_CALL_RATIO";
    private static final List<String> RATIOS = List.of(
            "TOTAL",
            "INDEX",
            "ETP",
            "EQUITY",
            "VIX",
            "SPX_SPXW",
            "OEX",
            "MRUT",
            "MXEA",
            "MXEF",
            "MXACW",
            "MXWLD",
            "MXUSA",
            "CBTX",
            "MBTX",
            "SPEQX",
            "SPEQW",
            "MGTN",
            "MGTNW",
            "DJX",
            "DJXW",
            "XSPBX",
            "XSPBW");
    private static final List<String> ACTIVITY = List.of(
            "total_volume",
            "short_volume",
            "long_volume",
            "short_to_long_volume",
            "put_to_call_volume",
            "notional",
            "total_open_interest",
            "put_to_call_open_interest",
            "num_expirations",
            "mean_normalized_straddle_price",
            "sd_normalized_straddle_price",
            "mean_skew",
            "sd_skew");
    private static final List<String> REALIZED =
            List.of("RV", "RQ", "RJ", "BPV", "RVn", "RVp", "TPQ", "MedRQ", "TrRQ", "RQ15Min", "RQBoot");

    private static final List<SeriesTable> TABLES = List.of(
            SeriesTable.of("cnn-fear-greed", "Date", List.of(must("Fear Greed", "cnn")), "Rating")
                    .reading((row, column) -> within(row, column, 100)),
            SeriesTable.of("epu", "date", List.of(must("daily_policy_index", "epu"))),
            SeriesTable.of(
                            "gpr",
                            "DAY",
                            List.of(must("GPRD", "gpr"), may("GPRD_ACT", "gpr.act"), may("GPRD_THREAT", "gpr.threat")),
                            "N10D",
                            "date",
                            "GPRD_MA30",
                            "GPRD_MA7",
                            "event")
                    .day(FormatWriter::compact),
            SeriesTable.of(
                            "aaii",
                            "date",
                            List.of(
                                    must("bullish", "aaii.bullish"),
                                    must("neutral", "aaii.neutral"),
                                    must("bearish", "aaii.bearish")),
                            "total",
                            "bull_8wk",
                            "bull_bear_spread",
                            "bull_avg",
                            "bull_avg_p_sd",
                            "bull_avg_m_sd",
                            "spx_high",
                            "spx_low")
                    .reading((row, column) -> within(row, column, 1)),
            SeriesTable.of("put-call-ratios", "date", ratios()).reading(SentimentFormats::traded),
            SeriesTable.of(
                            "index-put-call",
                            "date",
                            List.of(
                                    must("pc_ratio", "pcr.index"),
                                    must("call", "pcr.index.calls"),
                                    must("put", "pcr.index.puts")),
                            "total")
                    .reading(SentimentFormats::traded),
            SeriesTable.of("spx-option-activity", "date", prefixed("spxoptions.", ACTIVITY), "day_name")
                    .reading(SentimentFormats::activity),
            SeriesTable.of("realized-measures", "date", prefixed("realized.", REALIZED)));

    private SentimentFormats() {}

    static List<Format> all() {
        return TABLES.stream().map(SeriesTable::format).toList();
    }

    static Map<String, FormatWriter<SeriesPoint>> writers() {
        return TABLES.stream().collect(Collectors.toMap(SeriesTable::name, SeriesTable::writer));
    }

    /** The four ratios that every file has, and those that the exchange adds as it lists new indices. */
    private static List<SeriesTable.Column> ratios() {
        List<SeriesTable.Column> columns = new ArrayList<>();
        for (String ratio : RATIOS) {
            boolean must = columns.size() < 4;
            columns.add(new SeriesTable.Column(ratio + RATIO, "pcr." + ratio.toLowerCase(Locale.ROOT), must));
        }
        return columns;
    }

    private static List<SeriesTable.Column> prefixed(String prefix, List<String> columns) {
        return Stream.iterate(0, i -> i < columns.size(), i -> i + 1)
                .map(i -> new SeriesTable.Column(columns.get(i), prefix + columns.get(i), i == 0 || i == 3))
                .toList();
    }

    /** A ratio or volume of zero means that nothing was traded. */
    private static double traded(CsvRow row, String column) {
        double value = row.count(column);
        return value == 0 ? Double.NaN : value;
    }

    /** An open interest of zero over all options means that it is missing. */
    private static double activity(CsvRow row, String column) {
        double value = row.number(column);
        return value == 0 && column.equals("total_open_interest") ? Double.NaN : value;
    }

    private static double within(CsvRow row, String column, double highest) {
        double value = row.number(column);
        if (value < 0 || value > highest) {
            throw InputRejectedException.at(
                    row.source(), column, "must be in [0, " + (int) highest + "]", row.text(column));
        }
        return value;
    }
}
