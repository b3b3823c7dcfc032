package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.SeriesPoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Daily prices of shares, funds and indices. The close is the one that was traded at: prices that a vendor has lowered for
 * dividends paid since are not used as closes, as they know of those dividends and do not fit the strikes of options. A
 * price of zero is none.
 */
final class BarFormats {

    private static final int DECIMALS = 10;
    private static final String SIMULATED = "SIM";
    private static final List<String> STOOQ = List.of(
            "<TICKER>", "<PER>", "<DATE>", "<TIME>", "<OPEN>", "<HIGH>", "<LOW>", "<CLOSE>", "<VOL>", "<OPENINT>");
    private static final List<String> YAHOO = List.of("Date", "Open", "High", "Low", "Close", "Adj Close", "Volume");
    private static final List<String> TICKERS = List.of("Price", "Adj Close", "Close", "High", "Low", "Open", "Volume");

    private BarFormats() {}

    static List<Format> all() {
        return List.of(
                Format.of("closes", DateOrder.Rule.ONE_A_DAY, List.of("Date", "Close"), BarFormats::close),
                Format.opened("ohlcv", DateOrder.Rule.ONE_A_DAY, without("Adj Close", YAHOO), BarFormats::ohlcv)
                        .alsoWith("Change %"),
                Format.of("yahoo", DateOrder.Rule.ONE_A_DAY, YAHOO, (row, to) -> bar(row, to, "Date")),
                Format.opened(
                                "yahoo-tickers",
                                DateOrder.Rule.ONE_A_DAY,
                                without("Adj Close", TICKERS),
                                (head, s) -> head.header().has("Adj Close")
                                        ? (row, to) -> bar(row, to, "Price")
                                        : adjusted(head))
                        .alsoWith("Adj Close"),
                Format.opened(
                                "stooq",
                                DateOrder.Rule.ONE_A_DAY,
                                without("<OPENINT>", without("<TIME>", STOOQ)),
                                (head, settings) -> new Stooq()::read)
                        .alsoWith("<TIME>", "<OPENINT>"));
    }

    static Map<String, FormatWriter<Bar>> writers() {
        return Map.of(
                "closes", bars -> lines(bars, List.of("Date", "Close"), b -> List.of(day(b), text(b.close()))),
                "ohlcv",
                        bars -> lines(
                                bars,
                                List.of("Date", "Open", "High", "Low", "Close", "Change %", "Volume"),
                                b -> List.of(
                                        day(b),
                                        text(b.open()),
                                        text(b.high()),
                                        text(b.low()),
                                        text(b.close()),
                                        "",
                                        FormatWriter.count(b.volume()))),
                "yahoo",
                        bars -> lines(
                                bars,
                                YAHOO,
                                b -> List.of(
                                        day(b),
                                        text(b.open()),
                                        text(b.high()),
                                        text(b.low()),
                                        text(b.close()),
                                        text(b.close()),
                                        FormatWriter.count(b.volume()))),
                "yahoo-tickers", BarFormats::tickers,
                "etf-ohlcv",
                        bars -> lines(
                                bars,
                                List.of("Date", "ETFOpen", "ETFHigh", "ETFLow", "ETFClose", "ETFVolume"),
                                b -> List.of(
                                        day(b),
                                        text(b.open()),
                                        text(b.high()),
                                        text(b.low()),
                                        text(b.close()),
                                        FormatWriter.count(b.volume()))),
                "stooq",
                        bars -> lines(
                                bars,
                                STOOQ,
                                b -> List.of(
                                        SIMULATED,
                                        "D",
                                        FormatWriter.compact(b.date()),
                                        "000000",
                                        text(b.open()),
                                        text(b.high()),
                                        text(b.low()),
                                        text(b.close()),
                                        FormatWriter.count(b.volume()),
                                        "0")));
    }

    private static List<List<String>> tickers(List<Bar> bars) {
        List<List<String>> lines = lines(
                bars,
                TICKERS,
                b -> List.of(
                        day(b),
                        text(b.close()),
                        text(b.close()),
                        text(b.high()),
                        text(b.low()),
                        text(b.open()),
                        FormatWriter.count(b.volume())));
        lines.add(1, List.of("Ticker", SIMULATED, SIMULATED, SIMULATED, SIMULATED, SIMULATED, SIMULATED));
        lines.add(2, List.of("Date", "", "", "", "", "", ""));
        return lines;
    }

    /** The series that yfinance's default export, which has no column Adj Close, tells. */
    static Map<String, FormatWriter<SeriesPoint>> seriesWriters() {
        return Map.of("yahoo-tickers", points -> {
            List<String> header = without("Adj Close", TICKERS);
            List<List<String>> lines = IndexFormats.lines(
                    points,
                    header,
                    p -> List.of(
                            p.date().toString(),
                            text(p.value()),
                            text(p.value()),
                            text(p.value()),
                            text(p.value()),
                            "0"));
            String name = points.isEmpty() ? SIMULATED : points.get(0).series();
            lines.add(1, List.of("Ticker", name, name, name, name, name));
            lines.add(2, List.of("Date", "", "", "", "", ""));
            return lines;
        });
    }

    private static List<List<String>> lines(List<Bar> bars, List<String> header, Function<Bar, List<String>> line) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        bars.forEach(b -> lines.add(line.apply(b)));
        return lines;
    }

    private static String day(Bar bar) {
        return bar.date().toString();
    }

    private static String text(double price) {
        return FormatWriter.number(price, DECIMALS);
    }

    private static List<String> without(String column, List<String> columns) {
        return columns.stream().filter(c -> !c.equals(column)).toList();
    }

    private static void close(CsvRow row, Collector to) {
        LocalDate date = to.day(row, VendorDates.of(row, "Date"), "closes");
        to.keep(new Bar(row.source(), date, Double.NaN, Double.NaN, Double.NaN, price(row, "Close"), Double.NaN));
    }

    /** yfinance's history of one ticker has dividends beside prices that they have been taken out of. */
    private static Format.RowReader ohlcv(FileHead head, ImportSettings settings) {
        if (head.header().has("Dividends")) {
            throw new InputRejectedException(
                    head.path() + ": the prices must not be adjusted for dividends, and beside a "
                            + "column Dividends without Adj Close they are; export them with auto_adjust=False");
        }
        return (row, to) -> bar(row, to, "Date");
    }

    private static void bar(CsvRow row, Collector to, String dateColumn) {
        to.keep(new Bar(
                row.source(),
                to.day(row, VendorDates.of(row, dateColumn), "bars"),
                price(row, "Open"),
                price(row, "High"),
                price(row, "Low"),
                price(row, "Close"),
                row.count("Volume")));
    }

    /**
     * Without Adj Close the column Close holds adjusted prices, or those of an index; they are a series named after the
     * ticker, which a study uses as its underlying only where it names it.
     */
    private static Format.RowReader adjusted(FileHead head) {
        String ticker = Objects.requireNonNullElse(head.title(), "");
        if (ticker.isEmpty()) {
            throw new InputRejectedException(head.path() + ": the second line must name the ticker, as in "
                    + "\"Ticker,SPY,SPY,SPY,SPY,SPY\"; export the prices again");
        }
        String name = ticker.startsWith("^") ? ticker.substring(1) : ticker;
        return (row, to) -> {
            LocalDate date = to.day(row, VendorDates.of(row, "Price"), name);
            to.keep(row.source(), date, name, List.of(new SeriesPoint(row.source(), name, date, price(row, "Close"))));
        };
    }

    /** A price, which is never zero; NaN where it is. */
    static double price(CsvRow row, String column) {
        double value = row.number(column);
        return value == 0 ? Double.NaN : value;
    }

    /** A file of Stooq: one ticker, a row a day. */
    private static final class Stooq {

        private @Nullable String ticker;

        private void read(CsvRow row, Collector to) {
            String period = row.text("<PER>");
            if (!period.equals("D")) {
                throw InputRejectedException.at(row.source(), "<PER>", "must be D, daily prices", period);
            }
            String found = row.text("<TICKER>");
            if (ticker != null && !ticker.equals(found)) {
                throw InputRejectedException.at(
                        row.source(), "<TICKER>", "must be " + ticker + " as above, one ticker a file", found);
            }
            ticker = found;
            to.keep(new Bar(
                    row.source(),
                    to.day(row, "<DATE>", "bars"),
                    price(row, "<OPEN>"),
                    price(row, "<HIGH>"),
                    price(row, "<LOW>"),
                    price(row, "<CLOSE>"),
                    row.count("<VOL>")));
        }
    }
}
