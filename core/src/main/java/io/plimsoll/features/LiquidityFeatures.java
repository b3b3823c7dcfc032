package io.plimsoll.features;

import static io.plimsoll.features.FeatureList.RATIO;
import static io.plimsoll.features.Statistics.logChange;
import static io.plimsoll.features.Statistics.logToMean;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.List;

/** How much is traded, and what it costs. */
final class LiquidityFeatures {

    private static final List<String> OPTION_VOLUMES = List.of(Columns.CALL_VOLUME, Columns.PUT_VOLUME);
    private static final List<String> OPTION_INTEREST = List.of(Columns.CALL_OPEN, Columns.PUT_OPEN);

    private final FeatureList list = new FeatureList(Group.LIQUIDITY);

    private LiquidityFeatures() {}

    static List<Feature> all() {
        LiquidityFeatures liquidity = new LiquidityFeatures();
        liquidity.spreads();
        liquidity.underlying();
        liquidity.options();
        liquidity.futures();
        return liquidity.list.features();
    }

    private void spreads() {
        list.add(
                "spread.options",
                "log fraction",
                "ln of the median over used quotes of half the bid-ask spread in volatility ÷ volatility",
                List.of(Columns.OPTION_SPREAD),
                h -> Math.log(h.latest(Columns.OPTION_SPREAD)));
        list.add(
                "spread.options.toMean20",
                RATIO,
                "ln of that median over its mean of 20 sessions",
                List.of(Columns.OPTION_SPREAD),
                h -> logToMean(h, Columns.OPTION_SPREAD, 20));
        List<String> bars = List.of(Columns.HIGH, Columns.LOW, Columns.PRICE);
        list.add(
                "spread.range.20",
                FeatureList.FRACTION,
                "bid-ask spread that highs and lows tell (Corwin–Schultz), mean of 20 sessions",
                bars,
                h -> Liquidity.corwinSchultz(h, 20));
        list.add(
                "spread.range.20to250",
                RATIO,
                "ln of it over that of 250 sessions",
                bars,
                h -> Math.log(Liquidity.corwinSchultz(h, 20) / Liquidity.corwinSchultz(h, 250)));
    }

    private void underlying() {
        List<String> volume = List.of(Columns.VOLUME);
        list.add(
                "volume.change1",
                RATIO,
                "change of ln volume of the underlying over 1 session",
                volume,
                h -> logChange(h, Columns.VOLUME, 1));
        for (int n : new int[] {20, 250}) {
            list.add(
                    "volume.toMean" + n,
                    RATIO,
                    "ln of volume of the underlying over its mean of " + n + " sessions",
                    volume,
                    h -> logToMean(h, Columns.VOLUME, n));
        }
        list.add(
                "amihud.20to250",
                RATIO,
                "ln of mean |return| ÷ volume of 20 sessions over that of 250",
                List.of(Columns.VOLUME, Columns.RETURN),
                h -> Math.log(Liquidity.amihud(h, 20) / Liquidity.amihud(h, 250)));
    }

    private void options() {
        list.add(
                "optionVolume.toMean20",
                RATIO,
                "ln of option volume over its mean of 20 sessions",
                OPTION_VOLUMES,
                h -> Math.log((h.latest(Columns.PUT_VOLUME) + h.latest(Columns.CALL_VOLUME))
                        / (Statistics.mean(h, Columns.PUT_VOLUME, 20) + Statistics.mean(h, Columns.CALL_VOLUME, 20))));
        for (int n : new int[] {1, 5}) {
            list.add(
                    "optionOpenInterest.change" + n,
                    RATIO,
                    "change of ln option open interest over " + n + " session" + (n == 1 ? "" : "s"),
                    OPTION_INTEREST,
                    h -> Math.log(openInterest(h, 0) / openInterest(h, n)));
        }
        list.add(
                "optionVolume.toOpenInterest",
                RATIO,
                "ln of option volume over option open interest",
                List.of(Columns.CALL_VOLUME, Columns.PUT_VOLUME, Columns.CALL_OPEN, Columns.PUT_OPEN),
                h -> Math.log((h.latest(Columns.PUT_VOLUME) + h.latest(Columns.CALL_VOLUME)) / openInterest(h, 0)));
    }

    private void futures() {
        list.add(
                "futuresVolume.toMean20",
                RATIO,
                "ln of futures volume over its mean of 20 sessions",
                List.of(Columns.FUTURES_VOLUME),
                h -> logToMean(h, Columns.FUTURES_VOLUME, 20));
        list.add(
                "futuresOpenInterest.change5",
                RATIO,
                "change of ln futures open interest over 5 sessions",
                List.of(Columns.FUTURES_OPEN),
                h -> logChange(h, Columns.FUTURES_OPEN, 5));
        list.add(
                "futuresVolume.toOpenInterest",
                RATIO,
                "ln of futures volume over futures open interest",
                List.of(Columns.FUTURES_VOLUME, Columns.FUTURES_OPEN),
                h -> Math.log(h.latest(Columns.FUTURES_VOLUME) / h.latest(Columns.FUTURES_OPEN)));
    }

    private static double openInterest(History h, int lag) {
        return h.lag(Columns.PUT_OPEN, lag) + h.lag(Columns.CALL_OPEN, lag);
    }
}
