package io.plimsoll.formats.chain;

import java.util.List;
import java.util.stream.Stream;

/** Every option-chain format. */
public final class ChainFormats {

    private static final List<ChainFormat> ALL = Stream.of(
                    List.of(plain(), sseCloses()),
                    CboeChains.all(),
                    OptionsDxChains.all(),
                    OptionMetricsChains.all(),
                    OratsChains.all(),
                    HistoricalOptionChains.all(),
                    TardisChains.all(),
                    NseChains.all(),
                    DatabentoChains.all(),
                    YahooChains.all())
            .flatMap(List::stream)
            .toList();

    private ChainFormats() {}

    /** The formats. */
    public static List<ChainFormat> all() {
        return ALL;
    }

    /** The format of a name. */
    public static ChainFormat named(String name) {
        return ALL.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no chain format \"" + name + "\""));
    }

    /** Plimsoll's own: bring data of any other vendor into this one. */
    static ChainFormat plain() {
        return ChainFormat.named("plimsoll-options")
                .maybe("underlying", Field.UNDERLYING, Codec.ticker())
                .with("date", Field.DATE, Times.day())
                .with("right", Field.RIGHT, Codec.right("C", "P"))
                .with("expiry", Field.EXPIRY, Times.day())
                .with("strike", Field.STRIKE, Codec.positive())
                .with("bid", Field.BID, Codec.number())
                .with("ask", Field.ASK, Codec.number())
                .with("price", Field.PRICE, Codec.number())
                .with("volume", Field.VOLUME, Codec.count())
                .with("open_interest", Field.OPEN_INTEREST, Codec.count())
                .maybe("spot", Field.SPOT, Codec.number());
    }

    /**
     * Closes of SSE options with the strike that was in force on the day, {@code strike_true}. {@code strike} is the contract's
     * last one: after a dividend the exchange lowers the strikes of listed contracts, and the source wrote the lowered strike
     * back over days before. A surface made of it would know of dividends to come (look-ahead).
     */
    static ChainFormat sseCloses() {
        return ChainFormat.named("sse-option-closes")
                .with("trade_date", Field.DATE, Times.day())
                .with("call_put", Field.RIGHT, Codec.right("C", "P"))
                .with("maturity_date", Field.EXPIRY, Times.day())
                .unread("strike")
                .with("close", Field.PRICE, Codec.number())
                .with("strike_true", Field.STRIKE, Codec.positive());
    }
}
