package io.plimsoll.formats;

import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.Reason;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Index futures of the China Financial Futures Exchange, and what all futures files share. */
final class FuturesFormats {

    /** {@code IH1909} by year and month, {@code CLV25} by month letter and year, {@code CL.01} by rank. */
    private static final Pattern CONTRACT =
            Pattern.compile("([A-Z]+)\\d{3,4}|([A-Z0-9]+)[FGHJKMNQUVXZ]\\d{1,2}|([A-Z0-9]+)\\.\\d{2}");

    private static final int DECIMALS = 6;

    private FuturesFormats() {}

    static List<Format> all() {
        return List.of(
                Format.opened(
                                "index-futures-main",
                                DateOrder.Rule.ONE_A_DAY,
                                List.of("trade_date", "wind_code", "settle", "high", "low", "volume", "oi"),
                                (head, settings) -> (row, to) -> main(row, to, settings))
                        .alsoWith(
                                "close",
                                "pre_settle",
                                "amount",
                                "open",
                                "change",
                                "bopu_symbol",
                                "local_symbol",
                                "pre_close")
                        .dependingOn((head, settings) -> settings.product()),
                Format.opened(
                                "cffex-futures",
                                DateOrder.Rule.ONE_A_DAY,
                                List.of("uni_id", "date", "close", "high", "low", "volume"),
                                (head, settings) -> (row, to) -> cffex(row, to, settings))
                        .alsoWith("exchange", "type", "open", "close_adj", "listed_date", "de_listed_date", "product")
                        .dependingOn((head, settings) -> settings.product()));
    }

    static Map<String, FormatWriter<FuturesRow>> writers() {
        return Map.of(
                "index-futures-main",
                rows -> lines(
                        rows,
                        List.of("trade_date", "wind_code", "settle", "high", "low", "volume", "oi"),
                        f -> List.of(
                                FormatWriter.compact(f.date()),
                                f.contract() + ".CFE",
                                price(f.settle()),
                                price(f.high()),
                                price(f.low()),
                                FormatWriter.count(f.volume()),
                                FormatWriter.count(f.openInterest()))),
                "cffex-futures",
                rows -> lines(
                        rows,
                        List.of("uni_id", "date", "close", "high", "low", "volume"),
                        f -> List.of(
                                f.contract(),
                                f.date().toString(),
                                price(f.settle()),
                                price(f.high()),
                                price(f.low()),
                                FormatWriter.count(f.volume()))));
    }

    private static List<List<String>> lines(
            List<FuturesRow> rows, List<String> header, Function<FuturesRow, List<String>> line) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        rows.forEach(r -> lines.add(line.apply(r)));
        return lines;
    }

    private static String price(double price) {
        return FormatWriter.number(price, DECIMALS);
    }

    /** The contract of each day that is traded most; {@code wind_code} is {@code IH1909.CFE}. */
    private static void main(CsvRow row, Collector to, ImportSettings settings) {
        LocalDate date = to.day(row, "trade_date", "the main contract");
        String code = row.text("wind_code");
        String contract = code.substring(0, code.indexOf('.') < 0 ? code.length() : code.indexOf('.'));
        double settle = row.number("settle");
        keep(
                new FuturesRow(
                        row.source(),
                        date,
                        contract,
                        Double.isNaN(settle) ? row.optional("close") : settle,
                        row.number("high"),
                        row.number("low"),
                        row.count("volume"),
                        row.count("oi")),
                settings,
                to);
    }

    /** Every listed contract; the vendor gives no settlement and no open interest. */
    private static void cffex(CsvRow row, Collector to, ImportSettings settings) {
        String contract = row.text("uni_id");
        keep(
                new FuturesRow(
                        row.source(),
                        to.day(row, "date", contract),
                        contract,
                        row.number("close"),
                        row.number("high"),
                        row.number("low"),
                        row.count("volume"),
                        Double.NaN),
                settings,
                to);
    }

    /** The product of a contract: {@code IH} of {@code IH1909}, {@code CL} of {@code CLV25}. */
    static String product(SourceRow source, String contract) {
        Matcher m = CONTRACT.matcher(contract);
        if (!m.matches()) {
            throw InputRejectedException.at(
                    source, "contract", "must be a product with its delivery month, such as CLV25 or IH1909", contract);
        }
        return m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
    }

    /** Keeps a row of the product that the study asks for; any row where it asks for none. */
    static void keep(FuturesRow row, ImportSettings settings, Collector to) {
        String wanted = settings.futuresProduct();
        if (wanted == null || product(row.source(), row.contract()).equals(wanted)) {
            to.keep(row);
        } else {
            to.reject(
                    row.source(),
                    row.date(),
                    row.contract(),
                    Reason.OTHER_PRODUCT,
                    "the study uses futures of " + wanted);
        }
    }
}
