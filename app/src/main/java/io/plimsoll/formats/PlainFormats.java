package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import java.time.LocalDate;
import java.util.List;

/** Plimsoll's own plain files, which {@link PlainFiles} writes. */
final class PlainFormats {

    static final List<String> OPTIONS =
            List.of("date", "right", "expiry", "strike", "bid", "ask", "price", "volume", "open_interest");
    static final List<String> BARS = List.of("date", "open", "high", "low", "close", "volume");
    static final List<String> FUTURES = List.of("date", "contract", "settle", "high", "low", "volume", "open_interest");
    static final List<String> SERIES = List.of("series", "date", "value");

    private PlainFormats() {}

    static List<Format> all() {
        return List.of(
                new Format("plimsoll-options", OPTIONS, Format.Order.DAYS_TOGETHER, PlainFormats::option),
                new Format("plimsoll-futures", FUTURES, Format.Order.ONE_A_DAY_AND_CONTRACT, PlainFormats::future),
                new Format("plimsoll-bars", BARS, Format.Order.ONE_A_DAY, PlainFormats::bar),
                new Format("plimsoll-series", SERIES, Format.Order.ONE_A_DAY_AND_CONTRACT, PlainFormats::series));
    }

    private static void option(CsvRow row, Collector to) {
        LocalDate date = row.date("date");
        to.inOrder(row.source(), date, "");
        OptionRight right =
                switch (row.text("right")) {
                    case "C" -> OptionRight.CALL;
                    case "P" -> OptionRight.PUT;
                    default ->
                        throw InputRejectedException.at(row.source(), "right", "must be C or P", row.text("right"));
                };
        to.options.add(new OptionRow(
                row.source(),
                date,
                right,
                row.date("expiry"),
                row.positive("strike"),
                row.number("price"),
                row.number("bid"),
                row.number("ask"),
                row.number("volume"),
                row.number("open_interest")));
    }

    private static void bar(CsvRow row, Collector to) {
        LocalDate date = row.date("date");
        to.inOrder(row.source(), date, "");
        double close = row.number("close");
        if (Double.isNaN(close)) {
            to.reject(row, date, "close", Reason.MISSING_PRICE, "");
        } else {
            to.bars.add(new Bar(
                    row.source(),
                    date,
                    row.number("open"),
                    row.number("high"),
                    row.number("low"),
                    close,
                    row.number("volume")));
        }
    }

    private static void future(CsvRow row, Collector to) {
        LocalDate date = row.date("date");
        String contract = row.text("contract");
        to.inOrder(row.source(), date, contract);
        double settle = row.number("settle");
        if (Double.isNaN(settle)) {
            to.reject(row, date, contract, Reason.MISSING_PRICE, "");
        } else {
            to.futures.add(new FuturesRow(
                    row.source(),
                    date,
                    contract,
                    settle,
                    row.number("high"),
                    row.number("low"),
                    row.number("volume"),
                    row.number("open_interest")));
        }
    }

    private static void series(CsvRow row, Collector to) {
        String name = row.text("series");
        LocalDate date = row.date("date");
        to.inOrder(row.source(), date, name);
        double value = row.number("value");
        if (Double.isNaN(value)) {
            to.reject(row, date, name, Reason.MISSING_PRICE, "");
        } else {
            to.series.add(new io.plimsoll.market.SeriesPoint(row.source(), name, date, value));
        }
    }
}
