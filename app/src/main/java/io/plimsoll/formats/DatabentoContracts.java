package io.plimsoll.formats;

import io.plimsoll.formats.chain.OccContract;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.store.ContractTerms;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Databento delivers of OPRA besides quotes: open interest and volume of contracts, and their terms. The quotes are an
 * option-chain format.
 */
final class DatabentoContracts {

    private static final String CLEARED_VOLUME = "6";
    private static final String OPEN_INTEREST = "9";
    /** Whole numbers of billionths are told by their size: no strike is a million. */
    private static final double LARGEST_STRIKE = 1e6;

    private DatabentoContracts() {}

    static List<Format> all() {
        return List.of(statistics(), definition());
    }

    private static Format statistics() {
        return Format.opened(
                        "databento-statistics",
                        DateOrder.Rule.SEVERAL_A_DAY,
                        List.of("ts_recv", "quantity", "stat_type", "symbol"),
                        (head, settings) -> new Statistics(settings)::read)
                .alsoWith(
                        "ts_event",
                        "rtype",
                        "publisher_id",
                        "instrument_id",
                        "ts_ref",
                        "price",
                        "sequence",
                        "ts_in_delta",
                        "channel_id",
                        "update_action",
                        "stat_flags")
                .dependingOn(
                        (head, settings) -> settings.underlying() == null ? "" : "options on " + settings.underlying());
    }

    /**
     * Open interest and cleared volume, a row each. The day is that on which they were published: nobody knew them before. A
     * second row of the same kind, contract and day is turned down, so that nothing is counted twice.
     */
    private static final class Statistics {

        private record Key(LocalDate day, OccContract contract, boolean volume) {}

        private final ImportSettings settings;
        private final Map<Key, OptionRow> first = new HashMap<>();

        Statistics(ImportSettings settings) {
            this.settings = settings;
        }

        void read(CsvRow row, Collector to) {
            LocalDate day = day(row, "ts_recv");
            String symbol = row.text("symbol");
            String type = row.text("stat_type");
            Optional<OccContract> contract = OccContract.of(symbol);
            if (contract.isEmpty()) {
                to.reject(row.source(), day, symbol, Reason.OTHER_PRODUCT, "the symbol is none of an American option");
            } else if (settings.underlying() != null
                    && !settings.underlying().equals(contract.get().underlying())) {
                to.reject(
                        row.source(),
                        day,
                        symbol,
                        Reason.OTHER_PRODUCT,
                        "the study uses options on " + settings.underlying());
            } else if (!type.equals(CLEARED_VOLUME) && !type.equals(OPEN_INTEREST)) {
                to.reject(row.source(), day, symbol, Reason.NOT_USED, "statistic " + type + " is neither 6 nor 9");
            } else {
                keep(row, to, new Key(day, contract.get(), type.equals(CLEARED_VOLUME)));
            }
        }

        private void keep(CsvRow row, Collector to, Key key) {
            double quantity = quantity(row);
            OccContract contract = key.contract();
            OptionRow option = new OptionRow(
                    row.source(),
                    key.day(),
                    contract.right(),
                    contract.expiry(),
                    contract.strike(),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    key.volume() ? quantity : Double.NaN,
                    key.volume() ? Double.NaN : quantity);
            OptionRow before = first.putIfAbsent(key, option);
            if (before == null) {
                to.keepActivity(option);
                return;
            }
            double earlier = key.volume() ? before.volume() : before.openInterest();
            to.reject(
                    row.source(),
                    key.day(),
                    option.instrument(),
                    Double.compare(earlier, quantity) == 0 ? Reason.REPEATED : Reason.CONFLICT,
                    quantity + ", " + before.source() + " has " + earlier);
        }

        /** The largest whole numbers of 32 and 64 bits say that there is none. */
        private static double quantity(CsvRow row) {
            double quantity = row.count("quantity");
            return quantity == Integer.MAX_VALUE || quantity >= Long.MAX_VALUE ? Double.NaN : quantity;
        }
    }

    private static Format definition() {
        return Format.of(
                        "databento-definition",
                        DateOrder.Rule.UNDATED,
                        List.of("raw_symbol", "instrument_class", "expiration", "strike_price"),
                        DatabentoContracts::contract)
                .alsoWith(DEFINITION);
    }

    /** The terms of a contract; its symbol tells them too, so that they are needed by rows of other vendors only. */
    private static void contract(CsvRow row, Collector to) {
        String symbol = row.text("raw_symbol");
        String kind = row.text("instrument_class");
        if (!kind.equals("C") && !kind.equals("P")) {
            to.reject(row.source(), null, symbol, Reason.OTHER_PRODUCT, "instrument class " + kind + " is no option");
            return;
        }
        double strike = row.positive("strike_price");
        to.keep(new ContractTerms(
                row.source(),
                symbol,
                kind.equals("C") ? OptionRight.CALL : OptionRight.PUT,
                day(row, "expiration"),
                strike >= LARGEST_STRIKE ? strike / 1e9 : strike));
    }

    /** The day in UTC of a time as ISO 8601, or in nanoseconds since 1970. */
    private static LocalDate day(CsvRow row, String column) {
        String text = row.text(column);
        try {
            Instant time = text.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochSecond(Long.parseLong(text) / 1_000_000_000)
                    : Instant.parse(text.replace(' ', 'T').replace("+00:00", "Z"));
            return time.atZone(ZoneOffset.UTC).toLocalDate();
        } catch (DateTimeException | NumberFormatException e) {
            throw new InputRejectedException(
                    row.source() + ": " + column
                            + " must be a time as YYYY-MM-DDTHH:MM:SSZ or in nanoseconds since 1970, was \"" + text
                            + "\"",
                    e);
        }
    }

    private static final String[] DEFINITION = {
        "ts_recv",
        "ts_event",
        "rtype",
        "publisher_id",
        "instrument_id",
        "security_update_action",
        "min_price_increment",
        "display_factor",
        "activation",
        "high_limit_price",
        "low_limit_price",
        "max_price_variation",
        "trading_reference_price",
        "unit_of_measure_qty",
        "min_price_increment_amount",
        "price_ratio",
        "inst_attrib_value",
        "underlying_id",
        "raw_instrument_id",
        "market_depth_implied",
        "market_depth",
        "market_segment_id",
        "max_trade_vol",
        "min_lot_size",
        "min_lot_size_block",
        "min_lot_size_round_lot",
        "min_trade_vol",
        "contract_multiplier",
        "decay_quantity",
        "original_contract_size",
        "trading_reference_date",
        "appl_id",
        "maturity_year",
        "decay_start_date",
        "channel_id",
        "currency",
        "settl_currency",
        "secsubtype",
        "group",
        "exchange",
        "asset",
        "cfi",
        "security_type",
        "unit_of_measure",
        "underlying",
        "strike_price_currency",
        "match_algorithm",
        "md_security_trading_status",
        "main_fraction",
        "price_display_format",
        "settl_price_type",
        "sub_fraction",
        "underlying_product",
        "maturity_month",
        "maturity_day",
        "maturity_week",
        "user_defined_instrument",
        "contract_multiplier_unit",
        "flow_schedule_type",
        "tick_rule",
        "symbol"
    };
}
