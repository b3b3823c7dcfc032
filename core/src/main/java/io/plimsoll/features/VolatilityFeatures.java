package io.plimsoll.features;

import static io.plimsoll.features.FeatureList.LOG_VOL;
import static io.plimsoll.features.FeatureList.RATIO;
import static io.plimsoll.features.Statistics.YEAR;
import static io.plimsoll.features.Statistics.downsideVol;
import static io.plimsoll.features.Statistics.ewmaVol;
import static io.plimsoll.features.Statistics.realisedVol;
import static io.plimsoll.market.Columns.RETURN;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** How much the price has moved. */
final class VolatilityFeatures {

    private static final List<String> RETURNS = List.of(RETURN);
    private static final List<String> RANGES = List.of(RETURN, Columns.RANGE);
    private static final List<String> BARS = List.of(RETURN, Columns.PRICE, Columns.OPEN, Columns.HIGH, Columns.LOW);
    private static final List<String> REALISED = List.of(Columns.REALISED_VARIANCE);
    private static final List<String> JUMPS = List.of(Columns.REALISED_VARIANCE, Columns.BIPOWER_VARIATION);
    private static final double[] LAMBDAS = {0.80, 0.90, 0.94, 0.97, 0.99};

    private final FeatureList list = new FeatureList(Group.HISTORY);

    private VolatilityFeatures() {}

    static List<Feature> all() {
        VolatilityFeatures volatility = new VolatilityFeatures();
        volatility.closeToClose();
        volatility.weighted();
        volatility.semivariances();
        volatility.ranges();
        volatility.realised();
        return volatility.list.features();
    }

    private void closeToClose() {
        list.add(
                "rv.20",
                LOG_VOL,
                "ln √(252 · mean squared return of 20 sessions)",
                RETURNS,
                h -> Math.log(realisedVol(h, RETURN, 20)));
        int[][] pairs = {{5, 20}, {10, 60}, {20, 60}, {60, 250}};
        for (int[] pair : pairs) {
            list.add(
                    "rv." + pair[0] + "to" + pair[1],
                    RATIO,
                    "ln of realised vol of " + pair[0] + " over " + pair[1] + " sessions",
                    RETURNS,
                    h -> Math.log(realisedVol(h, RETURN, pair[0]) / realisedVol(h, RETURN, pair[1])));
        }
    }

    private void weighted() {
        list.add(
                "rv.ewma",
                RATIO,
                "ln of EWMA vol, λ .94 over λ .97",
                RETURNS,
                h -> Math.log(ewmaVol(h, RETURN, 0.94) / ewmaVol(h, RETURN, 0.97)));
        for (double lambda : LAMBDAS) {
            String of = FeatureNames.lambda(lambda);
            list.add(
                    "ewma." + of,
                    LOG_VOL,
                    "ln √(252 · Σ λ^age r² ÷ Σ λ^age), λ ." + of + ", ten half-lives",
                    RETURNS,
                    h -> Math.log(ewmaVol(h, RETURN, lambda)));
        }
        double[][] pairs = {{0.80, 0.94}, {0.90, 0.97}, {0.97, 0.99}};
        for (double[] pair : pairs) {
            String first = FeatureNames.lambda(pair[0]);
            String second = FeatureNames.lambda(pair[1]);
            list.add(
                    "ewma." + first + "to" + second,
                    RATIO,
                    "ln of EWMA vol, λ ." + first + " over λ ." + second,
                    RETURNS,
                    h -> Math.log(ewmaVol(h, RETURN, pair[0]) / ewmaVol(h, RETURN, pair[1])));
        }
    }

    private void semivariances() {
        list.add(
                "rv.down",
                RATIO,
                "ln of downside vol √(252 · 2 · mean min(r, 0)²) over realised vol, 20 sessions",
                RETURNS,
                h -> Math.log(downsideVol(h, RETURN, 20) / realisedVol(h, RETURN, 20)));
        for (int n : new int[] {5, 60}) {
            list.add(
                    "rv.downShare." + n,
                    FeatureList.FRACTION,
                    "Σ min(r, 0)² ÷ Σ r², " + n + " sessions",
                    RETURNS,
                    h -> 0.5 * Math.pow(downsideVol(h, RETURN, n) / realisedVol(h, RETURN, n), 2));
        }
    }

    private void ranges() {
        toRealised("range", "Parkinson vol √(252 · mean ln²(high/low) ÷ (4 ln 2))", RANGES, RangeVolatility::parkinson);
        list.add(
                "range.1",
                RATIO,
                "ln of Parkinson vol of the session over EWMA .97 vol",
                RANGES,
                h -> Math.log(RangeVolatility.parkinson(h, 1) / ewmaVol(h, RETURN, 0.97)));
        list.add(
                "range.5to60",
                RATIO,
                "ln of Parkinson vol of 5 over 60 sessions",
                List.of(Columns.RANGE),
                h -> Math.log(RangeVolatility.parkinson(h, 5) / RangeVolatility.parkinson(h, 60)));
        toRealised(
                "garmanKlass",
                "Garman–Klass vol √(252 · mean of ½ ln²(high/low) − (2 ln 2 − 1) ln²(close/open))",
                BARS,
                RangeVolatility::garmanKlass);
        toRealised(
                "yangZhang",
                "Yang–Zhang vol (overnight, open to close and Rogers–Satchell variances)",
                BARS,
                RangeVolatility::yangZhang);
    }

    private void toRealised(
            String name, String what, List<String> inputs, ToDoubleBiFunction<History, Integer> volatility) {
        list.add(
                name + ".20",
                RATIO,
                "ln of " + what + " over realised vol, 20 sessions",
                inputs,
                h -> Math.log(volatility.applyAsDouble(h, 20) / realisedVol(h, RETURN, 20)));
    }

    private void realised() {
        list.add(
                "realised.1",
                RATIO,
                "ln of √(252 · realised variance within the session) over EWMA .97 vol",
                List.of(Columns.REALISED_VARIANCE, RETURN),
                h -> 0.5 * Math.log(YEAR * h.latest(Columns.REALISED_VARIANCE)) - Math.log(ewmaVol(h, RETURN, 0.97)));
        list.add(
                "realised.1to20",
                RATIO,
                "half the ln of realised variance over its mean of 20 sessions",
                REALISED,
                h -> 0.5 * Statistics.logToMean(h, Columns.REALISED_VARIANCE, 20));
        list.add(
                "realised.5to60",
                RATIO,
                "half the ln of mean realised variance of 5 over 60 sessions",
                REALISED,
                h -> 0.5
                        * Math.log(Statistics.mean(h, Columns.REALISED_VARIANCE, 5)
                                / Statistics.mean(h, Columns.REALISED_VARIANCE, 60)));
        for (int n : new int[] {1, 20}) {
            list.add(
                    "realised.jumps." + n,
                    FeatureList.FRACTION,
                    "max(0, 1 − bipower variation ÷ realised variance), means of " + n + " sessions",
                    JUMPS,
                    h -> Math.max(
                            0,
                            1
                                    - Statistics.mean(h, Columns.BIPOWER_VARIATION, n)
                                            / Statistics.mean(h, Columns.REALISED_VARIANCE, n)));
        }
    }
}
