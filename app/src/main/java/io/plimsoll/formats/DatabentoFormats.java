package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.DeliveryMonth;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Databento's daily bars (schema ohlcv-1d). A symbol that ends in a delivery month is a futures contract and its close
 * stands for the settlement; {@code ES.c.0} is the first contract by calendar, here {@code ES.01}; any other symbol is the
 * underlying, of which a file holds one.
 */
final class DatabentoFormats {

    private static final List<String> COLUMNS = List.of(
            "ts_event", "rtype", "publisher_id", "instrument_id", "open", "high", "low", "close", "volume", "symbol");
    private static final List<String> NEEDED =
            List.of("ts_event", "rtype", "open", "high", "low", "close", "volume", "symbol");
    /** Record types of daily bars: by the UTC day, and as the exchange ends its day. */
    private static final List<String> DAILY = List.of("35", "36");

    private static final Pattern CONTRACT = Pattern.compile("([A-Z0-9]{1,3}?)([FGHJKMNQUVXZ])(\\d{1,2})");
    private static final Pattern CALENDAR = Pattern.compile("([A-Z0-9]+)\\.c\\.(\\d{1,2})");
    private static final Pattern OTHER_RANK = Pattern.compile("([A-Z0-9]+)\\.[vn]\\.(\\d{1,2})");
    private static final Pattern SPREAD = Pattern.compile(".*[\\s:-].*");
    /** Units of fixed-point prices; the largest number says that there is no price. */
    private static final double PER_PRICE = 1e9;

    private static final String NO_PRICE = "9223372036854775807";
    private static final long NANOS = 1_000_000_000L;
    private static final int DECIMALS = 9;

    private @Nullable String ticker;
    private final ImportSettings settings;

    private DatabentoFormats(ImportSettings settings) {
        this.settings = settings;
    }

    static List<Format> all() {
        return List.of(Format.opened(
                        "databento-ohlcv",
                        DateOrder.Rule.ONE_A_DAY,
                        NEEDED,
                        (head, settings) -> new DatabentoFormats(settings)::read)
                .alsoWith("publisher_id", "instrument_id")
                .dependingOn((head, settings) -> settings.product()));
    }

    static Map<String, FormatWriter<Bar>> barWriters() {
        return Map.of(
                "databento-ohlcv",
                bars -> lines(bars, b -> line(b.date(), "SIM", b.volume(), b.open(), b.high(), b.low(), b.close())));
    }

    static Map<String, FormatWriter<FuturesRow>> futuresWriters() {
        return Map.of(
                "databento-ohlcv",
                rows -> lines(
                        rows,
                        f -> line(f.date(), f.contract(), f.volume(), Double.NaN, f.high(), f.low(), f.settle())));
    }

    private static <T> List<List<String>> lines(List<T> rows, Function<T, List<String>> line) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(COLUMNS);
        rows.forEach(r -> lines.add(line.apply(r)));
        return lines;
    }

    private static List<String> line(LocalDate date, String symbol, double volume, double... prices) {
        List<String> line = new ArrayList<>(List.of(date + "T00:00:00.000000000Z", "35", "1", "1"));
        for (double price : prices) {
            line.add(FormatWriter.number(price, DECIMALS));
        }
        line.add(FormatWriter.count(volume));
        line.add(symbol);
        return line;
    }

    private void read(CsvRow row, Collector to) {
        if (!DAILY.contains(row.text("rtype"))) {
            throw InputRejectedException.at(
                    row.source(), "rtype", "must be 35, daily bars; ask for the schema ohlcv-1d", row.text("rtype"));
        }
        String symbol = row.text("symbol");
        LocalDate date = day(row);
        Matcher calendar = CALENDAR.matcher(symbol);
        Matcher contract = CONTRACT.matcher(symbol);
        if (symbol.isEmpty()) {
            to.reject(row.source(), date, "instrument", Reason.MISSING_TERMS, "symbol is blank");
        } else if (calendar.matches()) {
            future(row, to, date, FuturesRanks.code(calendar.group(1), Integer.parseInt(calendar.group(2)) + 1));
        } else if (contract.matches()) {
            future(row, to, date, code(contract, date));
        } else if (OTHER_RANK.matcher(symbol).matches()) {
            throw InputRejectedException.at(
                    row.source(), "symbol", "must be ranked by calendar (.c.), not by volume or open interest", symbol);
        } else if (SPREAD.matcher(symbol).matches()) {
            to.reject(row.source(), date, symbol, Reason.OTHER_PRODUCT, "a spread is no contract");
        } else {
            bar(row, to, date, symbol);
        }
    }

    /** The exchange writes the last digit of the year: the first such year in which the contract has not been delivered. */
    private static String code(Matcher contract, LocalDate date) {
        String product = contract.group(1);
        String letter = contract.group(2);
        String year = contract.group(3);
        if (year.length() == 2) {
            return product + letter + year;
        }
        int month = "FGHJKMNQUVXZ".indexOf(letter) + 1;
        int found = date.getYear();
        while (found % 10 != Integer.parseInt(year)
                || YearMonth.of(found, month).isBefore(YearMonth.from(date))) {
            found++;
        }
        return DeliveryMonth.lettered(product, YearMonth.of(found, month));
    }

    private void future(CsvRow row, Collector to, LocalDate date, String contract) {
        FuturesFormats.keep(
                new FuturesRow(
                        row.source(),
                        to.day(row, date, contract),
                        contract,
                        price(row, "close"),
                        price(row, "high"),
                        price(row, "low"),
                        row.count("volume"),
                        Double.NaN),
                settings,
                to);
    }

    private void bar(CsvRow row, Collector to, LocalDate date, String symbol) {
        if (ticker != null && !ticker.equals(symbol)) {
            throw InputRejectedException.at(
                    row.source(), "symbol", "must be " + ticker + " as above, one underlying a file", symbol);
        }
        ticker = symbol;
        to.keep(new Bar(
                row.source(),
                to.day(row, date, "bars"),
                price(row, "open"),
                price(row, "high"),
                price(row, "low"),
                price(row, "close"),
                row.count("volume")));
    }

    /** A price with a point is one; a whole number counts in billionths. */
    private static double price(CsvRow row, String column) {
        String text = row.text(column);
        if (text.equals(NO_PRICE)) {
            return Double.NaN;
        }
        double value = row.number(column);
        return text.indexOf('.') >= 0 ? value : value / PER_PRICE;
    }

    private static LocalDate day(CsvRow row) {
        String text = row.text("ts_event");
        try {
            Instant at = text.matches("\\d+")
                    ? Instant.ofEpochSecond(Long.parseLong(text) / NANOS)
                    : Instant.parse(text.replace(' ', 'T').replace("+00:00", "Z"));
            return at.atZone(ZoneOffset.UTC).toLocalDate();
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new InputRejectedException(
                    row.source() + ": ts_event must be a time of the calendar such as 2031-03-03T00:00:00Z, or "
                            + "nanoseconds since 1970, was \"" + text + "\"",
                    e);
        }
    }
}
