package io.plimsoll.formats.chain;

import java.util.List;

/** Option prices of OptionMetrics, as WRDS exports them; users choose columns. Strikes are times 1000, −99.99 says none. */
final class OptionMetricsChains {

    private static final double NONE = -99;

    private OptionMetricsChains() {}

    static List<ChainFormat> all() {
        return List.of(ChainFormat.named("optionmetrics")
                .unread("secid")
                .with("date", Field.DATE, Times.day())
                .maybe(
                        "symbol",
                        row -> OccSymbol.joined(row, " "),
                        OccSymbol.underlyingIfSymbol(),
                        OccSymbol.rootIfSymbol())
                .unread("symbol_flag")
                .with("exdate", Field.EXPIRY, Times.day().lastTraded())
                .unread("last_date")
                .with("cp_flag", Field.RIGHT, Codec.right("C", "P"))
                .with("strike_price", Field.STRIKE, Codec.positive().inThousandths())
                .with("best_bid", Field.BID, Codec.number().noneUpTo(NONE))
                .with("best_offer", Field.ASK, Codec.number().noneUpTo(NONE))
                .maybe("volume", Field.VOLUME, Codec.count().noneUpTo(NONE))
                .maybe("open_interest", Field.OPEN_INTEREST, Codec.count().noneUpTo(NONE))
                .unread("impl_volatility", "delta", "gamma", "theta", "vega", "optionid", "cfadj")
                .unread("am_settlement", "contract_size", "ss_flag", "forward_price", "expiry_indicator")
                .unread("root", "suffix", "cusip")
                .maybe("ticker", Field.UNDERLYING, Codec.ticker())
                .unread("sic", "index_flag", "exchange_d", "class", "issue_type", "industry_group", "issuer")
                .unread("div_convention", "exercise_style", "am_set_flag"));
    }
}
