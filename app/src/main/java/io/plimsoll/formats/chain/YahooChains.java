package io.plimsoll.formats.chain;

import java.util.List;

/**
 * Chains that yfinance downloads. No column tells the day: {@code lastTradeDate} is that of the last trade, which may be weeks
 * ago. The file's name tells it.
 */
final class YahooChains {

    private YahooChains() {}

    static List<ChainFormat> all() {
        return List.of(ChainFormat.named("yfinance-chain")
                .with(
                        "contractSymbol",
                        row -> OccSymbol.joined(row, ""),
                        OccSymbol.underlying(),
                        OccSymbol.root(),
                        OccSymbol.expiry(),
                        OccSymbol.right())
                .unread("lastTradeDate")
                .with("strike", Field.STRIKE, Codec.positive())
                .with("lastPrice", Field.PRICE, Codec.number().zeroIsNone())
                .with("bid", Field.BID, Codec.number())
                .with("ask", Field.ASK, Codec.number())
                .unread("change", "percentChange")
                .with("volume", Field.VOLUME, Codec.count())
                .with("openInterest", Field.OPEN_INTEREST, Codec.count())
                .unread("impliedVolatility", "inTheMoney", "contractSize", "currency"));
    }
}
