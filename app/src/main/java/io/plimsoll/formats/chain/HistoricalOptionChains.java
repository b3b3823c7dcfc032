package io.plimsoll.formats.chain;

import java.util.List;

/**
 * Chains of HistoricalOptionData. A product of a higher level has the columns of the lower ones and more, none of which is
 * read: vols and Greeks are the vendor's, and {@code T1OpenInterest} is that of the next morning, which nobody knew on the
 * day. The level in the name is that of the columns that a file has.
 */
final class HistoricalOptionChains {

    private static final String FORMAT = "MM/dd/yyyy";

    private HistoricalOptionChains() {}

    static List<ChainFormat> all() {
        ChainFormat first = quotes(symbol(head("historicaloptiondata-l1")));
        ChainFormat second = greeks(quotes(symbol(head("historicaloptiondata-l2"))));
        ChainFormat third =
                greeks(quotes(symbol(head("historicaloptiondata-l3")))).unread("IVBid", "IVAsk", "T1OpenInterest");
        ChainFormat older = greeks(quotes(head("historicaloptiondata-old").unread("OptionRoot", "OptionExt")));
        return List.of(first, second, third, older, lowerCase());
    }

    private static ChainFormat head(String name) {
        return ChainFormat.named(name)
                .with("UnderlyingSymbol", Field.UNDERLYING, Codec.ticker())
                .maybe("UnderlyingPrice", Field.SPOT, Codec.count().zeroIsNone())
                .unread("Exchange");
    }

    private static ChainFormat symbol(ChainFormat format) {
        return format.maybe("OptionSymbol", row -> OccSymbol.joined(row, ""), OccSymbol.rootIfSymbol())
                .unread("Blank");
    }

    private static ChainFormat quotes(ChainFormat format) {
        return format.with("Type", Field.RIGHT, Codec.right("call", "put"))
                .with("Expiration", Field.EXPIRY, Times.monthDayYear(FORMAT).lastTraded())
                .with("DataDate", Field.DATE, Times.monthDayYear(FORMAT))
                .with("Strike", Field.STRIKE, Codec.positive())
                .with("Last", Field.PRICE, Codec.number().zeroIsNone())
                .with("Bid", Field.BID, Codec.number())
                .with("Ask", Field.ASK, Codec.number())
                .with("Volume", Field.VOLUME, Codec.count())
                .with("OpenInterest", Field.OPEN_INTEREST, Codec.count());
    }

    private static ChainFormat greeks(ChainFormat format) {
        return format.unread("IV", "Delta", "Gamma", "Theta", "Vega", "Alias");
    }

    /** The same table with names in lower case, as it was sold before; {@code optionroot} may hold the contract's symbol. */
    private static ChainFormat lowerCase() {
        return ChainFormat.named("optionroot-chain")
                .unread("Unnamed: 0")
                .with("underlying", Field.UNDERLYING, Codec.ticker())
                .maybe("underlying_last", Field.SPOT, Codec.count().zeroIsNone())
                .unread("exchange")
                .maybe("optionroot", row -> OccSymbol.joined(row, ""), OccSymbol.rootIfSymbol())
                .unread("optionext")
                .with("type", Field.RIGHT, Codec.right("call", "put"))
                .with("expiration", Field.EXPIRY, Times.monthDayYear(FORMAT).lastTraded())
                .with("quotedate", Field.DATE, Times.monthDayYear(FORMAT))
                .with("strike", Field.STRIKE, Codec.positive())
                .with("last", Field.PRICE, Codec.number().zeroIsNone())
                .with("bid", Field.BID, Codec.number())
                .with("ask", Field.ASK, Codec.number())
                .with("volume", Field.VOLUME, Codec.count())
                .with("openinterest", Field.OPEN_INTEREST, Codec.count())
                .unread("impliedvol", "delta", "gamma", "theta", "vega", "optionalias", "dte");
    }
}
