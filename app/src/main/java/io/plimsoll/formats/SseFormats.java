package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.SeriesPoint;
import java.time.LocalDate;
import java.util.List;

/** Files about the SSE 50: ETF, options, index futures, SHIBOR, the exchange's volatility index. */
final class SseFormats {

    private static final List<String> TENORS = List.of("on", "w1", "w2", "m1", "m3", "m6", "m9", "y1");

    private SseFormats() {}

    static List<Format> all() {
        return List.of(
                new Format(
                        "sse-option-closes",
                        List.of("trade_date", "call_put", "maturity_date", "close", "strike_true"),
                        Format.Order.DAYS_TOGETHER,
                        SseFormats::optionClose),
                new Format(
                        "tushare-option-daily",
                        List.of(
                                "ts_code",
                                "trade_date",
                                "settle",
                                "close",
                                "oi",
                                "call_put",
                                "maturity_date",
                                "strike_true",
                                "vol_10k"),
                        Format.Order.DAYS_TOGETHER,
                        SseFormats::optionDaily),
                new Format(
                        "etf-ohlcv",
                        List.of("Date", "ETFOpen", "ETFHigh", "ETFLow", "ETFClose", "ETFVolume"),
                        Format.Order.ONE_A_DAY,
                        SseFormats::ohlcv),
                new Format("shibor", columns("date", TENORS), Format.Order.ONE_A_DAY, SseFormats::shibor),
                new Format("ivx", List.of("date", "iVX"), Format.Order.ONE_A_DAY, SseFormats::ivx),
                new Format(
                        "index-futures-main",
                        List.of("trade_date", "wind_code", "settle", "high", "low", "volume", "oi"),
                        Format.Order.ONE_A_DAY,
                        SseFormats::mainFutures),
                new Format(
                        "cffex-futures",
                        List.of("uni_id", "date", "close", "high", "low", "volume", "product"),
                        Format.Order.ONE_A_DAY_AND_CONTRACT,
                        SseFormats::cffex),
                new Format(
                        "tushare-contracts",
                        List.of("ts_code", "name", "exercise_price", "maturity_date", "list_date", "delist_date"),
                        Format.Order.DAYS_TOGETHER,
                        (row, to) -> to.reject(row, null, row.text("ts_code"), Reason.NOT_USED, "contract table")),
                new Format("closes", List.of("date", "close"), Format.Order.ONE_A_DAY, SseFormats::close));
    }

    private static List<String> columns(String first, List<String> others) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), others.stream())
                .toList();
    }

    /**
     * The strike is {@code strike_true}, the one in force on the day: {@code strike} was overwritten after dividends over
     * the contract's whole past, which tells of dividends to come.
     */
    private static void optionClose(CsvRow row, Collector to) {
        LocalDate date = row.date("trade_date");
        to.inOrder(row.source(), date, "");
        to.options.add(new OptionRow(
                row.source(),
                date,
                right(row),
                row.date("maturity_date"),
                row.positive("strike_true"),
                row.number("close"),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN));
    }

    /** Volume from {@code vol_10k}, in units of 10,000 contracts on every day; {@code vol} changes its unit once. */
    private static void optionDaily(CsvRow row, Collector to) {
        LocalDate date = row.date("trade_date");
        to.inOrder(row.source(), date, "");
        if (row.text("call_put").isEmpty()
                || row.text("maturity_date").isEmpty()
                || row.text("strike_true").isEmpty()) {
            to.reject(row, date, row.text("ts_code"), Reason.MISSING_TERMS, "");
            return;
        }
        double settle = row.number("settle");
        to.activity.add(new OptionRow(
                row.source(),
                date,
                right(row),
                row.date("maturity_date"),
                row.positive("strike_true"),
                settle > 0 ? settle : row.number("close"),
                Double.NaN,
                Double.NaN,
                row.number("vol_10k") * 10_000,
                row.number("oi")));
    }

    private static OptionRight right(CsvRow row) {
        return switch (row.text("call_put")) {
            case "C" -> OptionRight.CALL;
            case "P" -> OptionRight.PUT;
            default ->
                throw InputRejectedException.at(row.source(), "call_put", "must be C or P", row.text("call_put"));
        };
    }

    private static void close(CsvRow row, Collector to) {
        bar(row, to, "date", "close", Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    private static void ohlcv(CsvRow row, Collector to) {
        bar(
                row,
                to,
                "Date",
                "ETFClose",
                row.number("ETFOpen"),
                row.number("ETFHigh"),
                row.number("ETFLow"),
                row.number("ETFVolume"));
    }

    private static void bar(
            CsvRow row, Collector to, String day, String price, double open, double high, double low, double volume) {
        LocalDate date = row.date(day);
        to.inOrder(row.source(), date, "");
        double close = row.number(price);
        if (Double.isNaN(close)) {
            to.reject(row, date, "close", Reason.MISSING_PRICE, "");
        } else {
            to.bars.add(new Bar(row.source(), date, open, high, low, close, volume));
        }
    }

    private static void shibor(CsvRow row, Collector to) {
        LocalDate date = row.date("date");
        to.inOrder(row.source(), date, "");
        int before = to.series.size();
        for (String tenor : TENORS) {
            double value = row.number(tenor);
            if (!Double.isNaN(value)) {
                to.series.add(new SeriesPoint(row.source(), "shibor." + tenor, date, value));
            }
        }
        if (to.series.size() == before) {
            to.reject(row, date, "shibor", Reason.MISSING_PRICE, "");
        }
    }

    private static void ivx(CsvRow row, Collector to) {
        SeriesFormats.point(row, to, "date", "ivx", "iVX");
    }

    private static void mainFutures(CsvRow row, Collector to) {
        LocalDate date = row.date("trade_date");
        to.inOrder(row.source(), date, "");
        String contract = row.text("wind_code").replaceFirst("\\..*", "");
        future(row, to, date, contract, "settle", row.number("oi"));
    }

    private static void cffex(CsvRow row, Collector to) {
        LocalDate date = row.date("date");
        String contract = row.text("uni_id");
        to.inOrder(row.source(), date, contract);
        future(row, to, date, contract, "close", Double.NaN);
    }

    private static void future(
            CsvRow row, Collector to, LocalDate date, String contract, String price, double openInterest) {
        String product = to.settings().futuresProduct();
        double settle = row.number(price);
        if (product != null && !contract.replaceFirst("\\d.*", "").equals(product)) {
            to.reject(row, date, contract, Reason.OTHER_PRODUCT, "product is not " + product);
        } else if (Double.isNaN(settle)) {
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
                    openInterest));
        }
    }
}
