package io.plimsoll.formats;

import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.SeriesPoint;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Barchart's downloads: price histories of options, and chart exports of futures and indices. */
final class BarchartFormats {

    /** {@code clv5_545c_price-history-08-25-2025.csv}: CL October 2025, strike 54.5, call. */
    private static final Pattern OPTION_FILE = Pattern.compile(
            "(?:.*/)?([a-z]+)([fghjkmnquvxz])(\\d)_(\\d+)([cp])_price-history-\\d\\d-\\d\\d-(\\d{4})\\..*",
            Pattern.CASE_INSENSITIVE);
    /** A future's history is named by its first token: {@code CLV25_Barchart_….csv}. */
    private static final Pattern CHART_FILE = Pattern.compile("(?:.*/)?([A-Z0-9]+)_.*");

    private BarchartFormats() {}

    static List<Format> all() {
        return List.of(
                new Format(
                        "barchart-price-history",
                        List.of("Time", "Open", "High", "Low", "Last", "Volume", "Open Int"),
                        Format.Order.ONE_A_DAY,
                        BarchartFormats::option),
                new Format(
                        "barchart-chart",
                        List.of("Date Time", "Open", "High", "Low", "Close", "Volume", "Open Interest"),
                        Format.Order.ONE_A_DAY,
                        BarchartFormats::chart));
    }

    private static void option(CsvRow row, Collector to) {
        Matcher name = OPTION_FILE.matcher(row.source().file());
        if (!name.matches()) {
            throw new InputRejectedException(
                    row.source().file() + ": strike, type and contract are told by the file's name "
                            + "only, which must look like clv5_545c_price-history-08-25-2025.csv");
        }
        String contract = contract(name);
        LocalDate expiry = to.settings().optionExpiries().get(contract);
        if (expiry == null) {
            throw new InputRejectedException(row.source().file() + ": the file does not tell when options on "
                    + contract + " expire; add the key data.optionExpiries." + contract
                    + " with the date to the study file");
        }
        double strike = Integer.parseInt(name.group(4)) / 10.0;
        OptionRight right = name.group(5).equalsIgnoreCase("c") ? OptionRight.CALL : OptionRight.PUT;
        LocalDate date = row.date("Time");
        to.inOrder(row.source(), date, "");
        if (!to.notAClose(row, date, contract)) {
            to.options.add(new OptionRow(
                    row.source(),
                    date,
                    right,
                    expiry,
                    strike,
                    row.number("Last"),
                    Double.NaN,
                    Double.NaN,
                    row.number("Volume"),
                    row.number("Open Int")));
        }
    }

    /** The year's last digit is that of the first year on or after the download that ends in it. */
    private static String contract(Matcher name) {
        int downloaded = Integer.parseInt(name.group(6));
        int year = downloaded + Math.floorMod(Integer.parseInt(name.group(3)) - downloaded, 10);
        return (name.group(1) + name.group(2)).toUpperCase(Locale.ROOT)
                + String.format(Locale.ROOT, "%02d", year % 100);
    }

    private static void chart(CsvRow row, Collector to) {
        Matcher name = CHART_FILE.matcher(row.source().file());
        if (!name.matches()) {
            throw new InputRejectedException(row.source().file()
                    + ": the file's name must start with the symbol, such as CLV25_…csv or OVX_…csv");
        }
        String symbol = name.group(1);
        LocalDate date = row.date("Date Time");
        to.inOrder(row.source(), date, "");
        double close = row.number("Close");
        if (to.notAClose(row, date, symbol)) {
            return;
        }
        if (Double.isNaN(close)) {
            to.reject(row, date, symbol, Reason.MISSING_PRICE, "");
        } else if (symbol.matches(".*\\d\\d")) {
            to.futures.add(new FuturesRow(
                    row.source(),
                    date,
                    symbol,
                    close,
                    row.number("High"),
                    row.number("Low"),
                    row.number("Volume"),
                    row.number("Open Interest")));
        } else {
            to.series.add(new SeriesPoint(row.source(), symbol, date, close));
        }
    }
}
