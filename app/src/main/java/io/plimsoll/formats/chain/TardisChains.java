package io.plimsoll.formats.chain;

import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Updates of options on coins (Deribit, OKX) as Tardis records them; the last one of a contract and day is read. Days are
 * those of UTC. The price beside a quote is the one that the exchange prices the expiry with, which is a forward.
 */
final class TardisChains {

    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("ddMMMyy", Locale.ENGLISH);

    private TardisChains() {}

    static List<ChainFormat> all() {
        return List.of(ChainFormat.named("tardis-options-chain")
                .mark("exchange", row -> "deribit")
                .with("symbol", TardisChains::linearSymbol, underlying(), root())
                .with("timestamp", Field.DATE, Times.dayOfMicros())
                .with("timestamp", Field.TIME, Times.micros())
                .maybe(
                        "local_timestamp",
                        row -> Times.micros(row.call().date()),
                        new Column.Reading(Field.TIME, Side.ANY, Times.micros()))
                .with("type", Field.RIGHT, Codec.right("call", "put"))
                .with("strike_price", Field.STRIKE, Codec.positive())
                .with("expiration", Field.EXPIRY, Times.dayOfMicros())
                .with("open_interest", Field.OPEN_INTEREST, Codec.count())
                .with("last_price", Field.PRICE, Codec.number().zeroIsNone())
                .with("bid_price", Field.BID, Codec.number())
                .unread("bid_amount", "bid_iv")
                .with("ask_price", Field.ASK, Codec.number())
                .unread("ask_amount", "ask_iv", "mark_price", "mark_iv", "underlying_index")
                .with("underlying_price", Field.SPOT, Codec.count().zeroIsNone())
                .unread("delta", "gamma", "vega", "theta", "rho")
                .inCoinWhere("NOT (regexp_matches(upper({symbol}), '_(USDC|USDT|UM)-')"
                        + " OR {exchange} LIKE 'binance%' OR {exchange} LIKE 'bybit%')"));
    }

    /** {@code BTC} of {@code BTC-30JUN23-30000-C}, {@code BTC_USDC-30JUN23-30000-C} and {@code BTC-USD-230630-30000-C}. */
    private static Column.Reading underlying() {
        return part(Field.UNDERLYING, "'^([A-Za-z0-9]+)'");
    }

    /** Options settled in coin and in dollars are different classes. */
    private static Column.Reading root() {
        return part(Field.ROOT, "'^([A-Za-z0-9]+(?:_[A-Za-z]+|-USD[TC]?(?:_UM)?)?)'");
    }

    private static Column.Reading part(Field field, String pattern) {
        Codec codec = new Codec(
                "VARCHAR",
                "upper(regexp_extract(trim({}), " + pattern + ", 1))",
                "trim({}) <> '' AND NOT regexp_matches({}, '^[A-Za-z0-9_]+-')",
                "must be a contract such as BTC-30JUN23-30000-C",
                Object::toString);
        return new Column.Reading(field, Side.ANY, codec);
    }

    private static String linearSymbol(VendorRow row) {
        OptionRow option = row.call();
        return row.underlying() + "_USDC-"
                + option.expiry().format(EXPIRY).toUpperCase(Locale.ROOT) + "-"
                + BigDecimal.valueOf(option.strike()).toPlainString().replace('.', 'd')
                + (option.right() == OptionRight.CALL ? "-C" : "-P");
    }
}
