package io.plimsoll.formats.chain;

import java.util.List;

/** Option quotes of Cboe DataShop. Symbols of indices carry a caret. */
final class CboeChains {

    private CboeChains() {}

    static List<ChainFormat> all() {
        return List.of(endOfDay(), intervals());
    }

    /**
     * End-of-day summary, with or without the calculated columns, which are of 15:45. The quotes read are those of the close;
     * early closes leave 15:45 blank.
     */
    private static ChainFormat endOfDay() {
        return terms("cboe-eod", "quote_date", Times.day())
                .unread("bid_size_1545", "bid_1545", "ask_size_1545", "ask_1545")
                .unread("underlying_bid_1545", "underlying_ask_1545")
                .unread("implied_underlying_price_1545", "active_underlying_price_1545", "implied_volatility_1545")
                .unread("delta_1545", "gamma_1545", "theta_1545", "vega_1545", "rho_1545")
                .unread("bid_size_eod")
                .with("bid_eod", Field.BID, Codec.number())
                .unread("ask_size_eod")
                .with("ask_eod", Field.ASK, Codec.number())
                .with("underlying_bid_eod", Field.SPOT_BID, Codec.count().zeroIsNone())
                .with("underlying_ask_eod", Field.SPOT_ASK, Codec.count().zeroIsNone())
                .unread("vwap")
                .with("open_interest", Field.OPEN_INTEREST, Codec.count())
                .unread("delivery_code");
    }

    /** Quotes through the day; the last one of each contract and day is read. Open interest stands in some files only. */
    private static ChainFormat intervals() {
        return terms("cboe-intervals", "quote_datetime", Times.day().writing(day -> day + " 16:00:00"))
                .with("quote_datetime", Field.TIME, Times.timeOfDay())
                .unread("bid_size")
                .with("bid", Field.BID, Codec.number())
                .unread("ask_size")
                .with("ask", Field.ASK, Codec.number())
                .with("underlying_bid", Field.SPOT_BID, Codec.count().zeroIsNone())
                .with("underlying_ask", Field.SPOT_ASK, Codec.count().zeroIsNone())
                .unread("implied_underlying_price", "active_underlying_price", "implied_volatility")
                .unread("delta", "gamma", "theta", "vega", "rho")
                .maybe("open_interest", Field.OPEN_INTEREST, Codec.count());
    }

    private static ChainFormat terms(String name, String day, Codec codec) {
        return ChainFormat.named(name)
                .with("underlying_symbol", Field.UNDERLYING, Codec.ticker("^"))
                .with(day, Field.DATE, codec)
                .with("root", Field.ROOT, Codec.text())
                .with("expiration", Field.EXPIRY, Times.day().lastTraded())
                .with("strike", Field.STRIKE, Codec.positive())
                .with("option_type", Field.RIGHT, Codec.right("C", "P"))
                .unread("open", "high", "low")
                .with("close", Field.PRICE, Codec.number().zeroIsNone())
                .with("trade_volume", Field.VOLUME, Codec.count());
    }
}
