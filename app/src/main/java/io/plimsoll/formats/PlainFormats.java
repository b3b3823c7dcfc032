package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.Reason;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.truth.TrueQuantile;
import java.time.LocalDate;
import java.util.List;

/** Plimsoll's own plain files, which {@link PlainFiles} writes: bring data of any other vendor into these. */
final class PlainFormats {

    static final List<String> BARS = List.of("date", "open", "high", "low", "close", "volume");
    static final List<String> FUTURES = List.of("date", "contract", "settle", "high", "low", "volume", "open_interest");
    static final List<String> SERIES = List.of("series", "date", "value");
    /** A column that a series file may have: the day at whose close the value was known. */
    static final String KNOWN = "known";

    static final List<String> TRUTH = List.of("date", "confidence", "long", "short");

    /** Which rows of a simulated market's option files are dirty: for judging a cleaner, and nothing that a study reads. */
    static final List<String> LABELS = List.of("file", "line", "date", "instrument", "kind", "cause");

    private PlainFormats() {}

    static List<Format> all() {
        return List.of(
                Format.of("plimsoll-bars", DateOrder.Rule.ONE_A_DAY, BARS, PlainFormats::bar),
                Format.of("plimsoll-series", DateOrder.Rule.ONE_A_DAY, SERIES, PlainFormats::point)
                        .alsoWith(KNOWN),
                Format.of("plimsoll-truth", DateOrder.Rule.ONE_A_DAY, TRUTH, PlainFormats::truth),
                Format.of("plimsoll-labels", DateOrder.Rule.SEVERAL_A_DAY, LABELS, PlainFormats::label),
                Format.opened(
                                "plimsoll-futures",
                                DateOrder.Rule.ONE_A_DAY,
                                FUTURES,
                                (head, settings) -> (row, to) -> future(row, to, settings))
                        .dependingOn((head, settings) -> settings.product()));
    }

    private static void label(CsvRow row, Collector to) {
        to.reject(
                row.source(), row.date("date"), row.text("instrument"), Reason.NOT_USED, "a label is for judging only");
    }

    private static void bar(CsvRow row, Collector to) {
        to.keep(new Bar(
                row.source(),
                to.day(row, "date", "bars"),
                row.number("open"),
                row.number("high"),
                row.number("low"),
                row.number("close"),
                row.count("volume")));
    }

    private static void future(CsvRow row, Collector to, ImportSettings settings) {
        String contract = row.text("contract");
        LocalDate date = to.day(row, "date", contract);
        FuturesFormats.keep(
                new FuturesRow(
                        row.source(),
                        date,
                        contract,
                        row.number("settle"),
                        row.number("high"),
                        row.number("low"),
                        row.count("volume"),
                        row.count("open_interest")),
                settings,
                to);
    }

    /** True quantiles of a simulated market; each row must give both. */
    private static void truth(CsvRow row, Collector to) {
        double confidence = row.number("confidence");
        if (!(confidence > 0 && confidence < 1)) {
            throw InputRejectedException.at(
                    row.source(), "confidence", "must be between 0 and 1", row.text("confidence"));
        }
        for (String side : List.of("long", "short")) {
            if (row.blank(side)) {
                throw InputRejectedException.at(row.source(), side, "must be a number", row.text(side));
            }
        }
        LocalDate date = to.day(row, "date", "confidence " + confidence);
        to.keep(new TrueQuantile(row.source(), date, confidence, row.number("long"), row.number("short")));
    }

    private static void point(CsvRow row, Collector to) {
        String name = row.text("series");
        LocalDate known = row.header().has(KNOWN) && !row.blank(KNOWN) ? row.date(KNOWN) : null;
        LocalDate date = to.day(row, "date", known == null ? name : name + " as known on " + known);
        to.keep(
                row.source(),
                date,
                name,
                List.of(new SeriesPoint(row.source(), name, date, row.number("value"), known)));
    }
}
