package io.plimsoll.formats;

import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Downloads from Barchart: price histories of options and charts of futures and indices. Both end with a line that tells
 * the time of the download; the rows of that day were written while it was traded.
 */
final class BarchartFormats {

    private static final Pattern TITLE = Pattern.compile("Symbol: (\\$?)([A-Z0-9]+)");

    private BarchartFormats() {}

    static List<Format> all() {
        return List.of(
                Format.opened(
                                "barchart-price-history",
                                DateOrder.Rule.ONE_A_DAY,
                                List.of("Time", "Open", "High", "Low", "Last", "Volume", "Open Int"),
                                (head, settings) -> {
                                    BarchartOption option = BarchartOption.of(head, settings);
                                    return (row, to) -> option(row, to, option);
                                })
                        .alsoWith("Change", "%Chg")
                        .endingWithDownloadDate()
                        .dependingOn((head, settings) ->
                                BarchartOption.of(head, settings).toString()),
                Format.opened(
                                "barchart-chart",
                                DateOrder.Rule.ONE_A_DAY,
                                List.of("Date Time", "Open", "High", "Low", "Close", "Volume", "Open Interest"),
                                BarchartFormats::chart)
                        .alsoWith("Change")
                        .endingWithDownloadDate()
                        .dependingOn((head, settings) -> settings.product()));
    }

    private static void option(CsvRow row, Collector to, BarchartOption terms) {
        OptionRow option = new OptionRow(
                row.source(),
                to.day(row, "Time", terms.contract()),
                terms.right(),
                terms.expiry(),
                terms.strike(),
                row.number("Last"),
                Double.NaN,
                Double.NaN,
                row.count("Volume"),
                row.count("Open Int"));
        if (Double.isNaN(option.price())) {
            to.reject(row.source(), option.date(), option.instrument(), Reason.MISSING_PRICE, "Last is blank");
        } else {
            to.keep(terms.contract(), option);
        }
    }

    /** The title tells the symbol: a dollar stands before those of indices. */
    private static Format.RowReader chart(FileHead head, ImportSettings settings) {
        Matcher title = TITLE.matcher(Objects.requireNonNullElse(head.title(), ""));
        if (!title.matches()) {
            throw new InputRejectedException(head.path()
                    + ": the first line must tell the symbol, such as \"Symbol: CLV25\" or \"Symbol: $OVX\", was \""
                    + head.title() + "\"; export the chart again");
        }
        String symbol = title.group(2);
        if (!title.group(1).isEmpty()) {
            return (row, to) -> index(row, to, symbol);
        }
        FuturesFormats.product(new SourceRow(head.path(), 1), symbol);
        return (row, to) -> future(row, to, symbol, settings);
    }

    private static void future(CsvRow row, Collector to, String symbol, ImportSettings settings) {
        FuturesFormats.keep(
                new FuturesRow(
                        row.source(),
                        to.day(row, "Date Time", symbol),
                        symbol,
                        row.number("Close"),
                        row.number("High"),
                        row.number("Low"),
                        row.count("Volume"),
                        row.count("Open Interest")),
                settings,
                to);
    }

    private static void index(CsvRow row, Collector to, String symbol) {
        LocalDate date = to.day(row, "Date Time", symbol);
        to.keep(row.source(), date, symbol, List.of(new SeriesPoint(row.source(), symbol, date, row.number("Close"))));
    }
}
