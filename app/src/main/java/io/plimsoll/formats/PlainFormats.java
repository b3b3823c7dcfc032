package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.SeriesPoint;
import java.time.LocalDate;
import java.util.List;

/** Plimsoll's own plain files, which {@link PlainFiles} writes: bring data of any other vendor into these. */
final class PlainFormats {

    static final List<String> OPTIONS =
            List.of("date", "right", "expiry", "strike", "bid", "ask", "price", "volume", "open_interest");
    static final List<String> BARS = List.of("date", "open", "high", "low", "close", "volume");
    static final List<String> FUTURES = List.of("date", "contract", "settle", "high", "low", "volume", "open_interest");
    static final List<String> SERIES = List.of("series", "date", "value");
    /** A column that a series file may have: the day at whose close the value was known. */
    static final String KNOWN = "known";

    private PlainFormats() {}

    static List<Format> all() {
        return List.of(
                Format.of("plimsoll-options", DateOrder.Rule.SEVERAL_A_DAY, OPTIONS, PlainFormats::option),
                Format.of("plimsoll-bars", DateOrder.Rule.ONE_A_DAY, BARS, PlainFormats::bar),
                Format.of("plimsoll-series", DateOrder.Rule.ONE_A_DAY, SERIES, PlainFormats::point)
                        .alsoWith(KNOWN),
                Format.opened(
                                "plimsoll-futures",
                                DateOrder.Rule.ONE_A_DAY,
                                FUTURES,
                                (head, settings) -> (row, to) -> future(row, to, settings))
                        .dependingOn((head, settings) -> settings.product()));
    }

    private static void option(CsvRow row, Collector to) {
        if (row.blank("right", "expiry", "strike")) {
            to.reject(
                    row.source(), row.date("date"), "option", Reason.MISSING_TERMS, "right, expiry or strike is blank");
            return;
        }
        String contract = row.text("right") + " " + row.text("strike") + " " + row.text("expiry");
        OptionRow option = new OptionRow(
                row.source(),
                to.day(row, "date", contract),
                row.right("right"),
                row.date("expiry"),
                row.positive("strike"),
                row.number("price"),
                row.number("bid"),
                row.number("ask"),
                row.count("volume"),
                row.count("open_interest"));
        if (Double.isNaN(option.mark())) {
            to.reject(
                    row.source(),
                    option.date(),
                    option.instrument(),
                    Reason.MISSING_PRICE,
                    "price is blank, and bid or ask too");
        } else {
            to.keep(option);
        }
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
