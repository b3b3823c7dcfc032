package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.store.CodedActivity;
import io.plimsoll.store.ContractTerms;
import java.time.LocalDate;
import java.util.List;

/** Files about the SSE 50: ETF, options and their contracts. */
final class SseFormats {

    /** {@code vol_10k} counts in tens of thousands of contracts. */
    private static final double VOLUME_UNIT = 10_000;
    /** Units of the ETF under a contract that no dividend has adjusted. */
    private static final double STANDARD_UNIT = 10_000;

    private record Contract(OptionRight right, LocalDate expiry, double strike) {
        @Override
        public String toString() {
            return right + " " + strike + " " + expiry;
        }
    }

    private SseFormats() {}

    static List<Format> all() {
        return List.of(
                Format.of(
                                "tushare-option-daily",
                                DateOrder.Rule.ONE_A_DAY,
                                List.of(
                                        "ts_code",
                                        "trade_date",
                                        "close",
                                        "settle",
                                        "oi",
                                        "call_put",
                                        "maturity_date",
                                        "strike_true",
                                        "vol_10k"),
                                SseFormats::optionDaily)
                        .alsoWith(
                                "exchange",
                                "pre_settle",
                                "pre_close",
                                "open",
                                "high",
                                "low",
                                "vol",
                                "amount",
                                "name",
                                "per_unit",
                                "exercise_price",
                                "list_date"),
                Format.of(
                                "tushare-option-activity",
                                DateOrder.Rule.ONE_A_DAY,
                                List.of("ts_code", "trade_date", "close", "settle", "vol", "oi"),
                                SseFormats::plainDaily)
                        .alsoWith("exchange", "pre_settle", "pre_close", "open", "high", "low", "amount"),
                Format.of(
                                "tushare-option-contracts",
                                DateOrder.Rule.UNDATED,
                                List.of("ts_code", "per_unit", "call_put", "exercise_price", "maturity_date"),
                                SseFormats::contract)
                        .alsoWith("exchange", "name", "opt_type", "exercise_type", "list_date", "delist_date"),
                Format.of("closes", DateOrder.Rule.ONE_A_DAY, List.of("date", "close"), SseFormats::close),
                Format.of(
                                "etf-ohlcv",
                                DateOrder.Rule.ONE_A_DAY,
                                List.of("Date", "ETFOpen", "ETFHigh", "ETFLow", "ETFClose", "ETFVolume"),
                                SseFormats::ohlcv)
                        .alsoWith("ETFCode", "ETFPreClose", "ETFAmount", "ETFChg", "ETFPrcChg", "ETFAverage"));
    }

    /**
     * Volume is {@code vol_10k}, in tens of thousands of contracts on every day; {@code vol} changes its unit on one day. The
     * price is the settlement, or the close where the settlement is zero or blank; these rows are for volume and open
     * interest, so one without a price is kept.
     */
    private static void optionDaily(CsvRow row, Collector to) {
        LocalDate date = to.day(row, "trade_date", row.text("ts_code"));
        double price = price(row);
        double volume = row.count("vol_10k") * VOLUME_UNIT;
        double openInterest = row.count("oi");
        if (row.blank("call_put", "maturity_date", "strike_true")) {
            to.keep(new CodedActivity(row.source(), date, row.text("ts_code"), price, volume, openInterest));
        } else {
            to.keepActivity(option(row, date, terms(row), price, volume, openInterest));
        }
    }

    /** As the vendor delivers it: volume in contracts, and the terms only in the contract table. */
    private static void plainDaily(CsvRow row, Collector to) {
        LocalDate date = to.day(row, "trade_date", row.text("ts_code"));
        to.keep(new CodedActivity(
                row.source(), date, row.text("ts_code"), price(row), row.count("vol"), row.count("oi")));
    }

    private static double price(CsvRow row) {
        double settle = traded(row.number("settle"));
        return Double.isNaN(settle) ? traded(row.number("close")) : settle;
    }

    private static double traded(double price) {
        return price == 0 ? Double.NaN : price;
    }

    private static Contract terms(CsvRow row) {
        return new Contract(row.right("call_put"), row.date("maturity_date"), row.positive("strike_true"));
    }

    private static OptionRow option(
            CsvRow row, LocalDate date, Contract contract, double price, double volume, double openInterest) {
        return new OptionRow(
                row.source(),
                date,
                contract.right(),
                contract.expiry(),
                contract.strike(),
                price,
                Double.NaN,
                Double.NaN,
                volume,
                openInterest);
    }

    /**
     * Terms by contract code, for rows that have only the code. The table tells a contract's last strike; that of a contract
     * with another unit than {@value #STANDARD_UNIT} was adjusted after a dividend, and the strike before is not told, so
     * such a contract fills no row.
     */
    private static void contract(CsvRow row, Collector to) {
        String code = row.text("ts_code");
        if (row.blank("call_put", "exercise_price", "maturity_date", "per_unit")) {
            to.reject(row.source(), null, code, Reason.MISSING_TERMS, "a term of the contract is blank");
        } else if (row.positive("per_unit") != STANDARD_UNIT) {
            to.reject(
                    row.source(),
                    null,
                    code,
                    Reason.NOT_USED,
                    "unit " + row.text("per_unit") + ": the strike before the adjustment is not told");
        } else {
            to.keep(new ContractTerms(
                    row.source(),
                    code,
                    row.right("call_put"),
                    row.date("maturity_date"),
                    row.positive("exercise_price")));
        }
    }

    private static void close(CsvRow row, Collector to) {
        to.keep(new Bar(
                row.source(),
                to.day(row, "date", "closes"),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                row.number("close"),
                Double.NaN));
    }

    private static void ohlcv(CsvRow row, Collector to) {
        to.keep(new Bar(
                row.source(),
                to.day(row, "Date", "bars"),
                row.number("ETFOpen"),
                row.number("ETFHigh"),
                row.number("ETFLow"),
                row.number("ETFClose"),
                row.count("ETFVolume")));
    }
}
