package io.plimsoll.features;

import static io.plimsoll.features.FeatureList.DEVIATIONS;
import static io.plimsoll.features.FeatureList.RATIO;
import static io.plimsoll.features.Statistics.YEAR;
import static io.plimsoll.features.Statistics.ewmaVol;
import static io.plimsoll.features.Statistics.logToMean;
import static io.plimsoll.features.Statistics.realisedVol;
import static io.plimsoll.market.Columns.IMPLIED_VOL;
import static io.plimsoll.market.Columns.RETURN;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.List;

/** Implied against realised: what options expected, what came, and what came since they were priced. */
final class ImpliedFeatures {

    private static final List<String> BOTH = List.of(IMPLIED_VOL, RETURN);
    private static final double[] LAMBDAS = {0.80, 0.90, 0.94, 0.97, 0.99};

    private final FeatureList list = new FeatureList(Group.SURFACE);

    private ImpliedFeatures() {}

    static List<Feature> all() {
        ImpliedFeatures implied = new ImpliedFeatures();
        implied.surfacePremium();
        implied.level();
        implied.scale();
        implied.premium();
        return implied.list.features();
    }

    private void surfacePremium() {
        String a30 = Columns.at("alpha", 30);
        List<String> inputs = List.of(a30, RETURN);
        list.add(
                "vrp.20",
                RATIO,
                "variance risk premium: ln of α at 30 days over realised vol of 20 sessions",
                inputs,
                h -> Math.log(h.latest(a30) / realisedVol(h, RETURN, 20)));
        list.add(
                "vrp.ewma",
                RATIO,
                "ln of α at 30 days over EWMA .97 vol",
                inputs,
                h -> Math.log(h.latest(a30) / ewmaVol(h, RETURN, 0.97)));
    }

    private void level() {
        List<String> inputs = List.of(IMPLIED_VOL);
        for (int n : new int[] {20, 60, 250}) {
            list.add(
                    "impliedVol.toMean" + n,
                    RATIO,
                    "ln of the baseline's implied vol over its mean of " + n + " sessions",
                    inputs,
                    h -> logToMean(h, IMPLIED_VOL, n));
        }
        list.add(
                "impliedVol.volOfVol20",
                FeatureList.VOL,
                "standard deviation of the daily change of its ln, 20 sessions",
                inputs,
                h -> Statistics.logChangeVol(h, IMPLIED_VOL, 20));
        list.add(
                "impliedVol.term",
                RATIO,
                "ln of the baseline's longer implied vol over its implied vol",
                List.of(IMPLIED_VOL, Columns.LONG_IMPLIED_VOL),
                h -> Math.log(h.latest(Columns.LONG_IMPLIED_VOL) / h.latest(IMPLIED_VOL)));
    }

    /** The returns since the implied volatility was known, in its own unit. */
    private void scale() {
        for (double lambda : LAMBDAS) {
            String of = FeatureNames.lambda(lambda);
            list.add(
                    "ewma." + of + ".toImplied",
                    RATIO,
                    "ln of EWMA ." + of + " vol over the baseline's implied vol",
                    BOTH,
                    h -> Math.log(ewmaVol(h, RETURN, lambda) / h.latest(IMPLIED_VOL)));
        }
        list.add(
                "shock.1.toImplied",
                DEVIATIONS,
                "|return| ÷ the baseline's implied daily vol",
                BOTH,
                ImpliedFeatures::shock);
        list.add(
                "shock.1.squared.toImplied",
                "log",
                "ln(1 + (return ÷ the baseline's implied daily vol)²)",
                BOTH,
                h -> Math.log1p(shock(h) * shock(h)));
        list.add(
                "return.1.toImplied",
                DEVIATIONS,
                "return ÷ the baseline's implied daily vol",
                BOTH,
                h -> h.latest(RETURN) * Math.sqrt(YEAR) / h.latest(IMPLIED_VOL));
        list.add(
                "range.1.toImplied",
                RATIO,
                "ln of Parkinson vol of the session over the baseline's implied vol",
                List.of(IMPLIED_VOL, Columns.RANGE),
                h -> Math.log(RangeVolatility.parkinson(h, 1) / h.latest(IMPLIED_VOL)));
    }

    private void premium() {
        for (int n : new int[] {5, 20, 60}) {
            list.add(
                    "impliedVol.vrp" + n,
                    RATIO,
                    "ln of the baseline's implied vol over realised vol of " + n + " sessions",
                    BOTH,
                    h -> Math.log(h.latest(IMPLIED_VOL) / realisedVol(h, RETURN, n)));
        }
        list.add(
                "impliedVol.vrpVariance",
                "decimal² a year",
                "the baseline's implied variance − realised variance of 20 sessions",
                BOTH,
                h -> square(h.latest(IMPLIED_VOL)) - square(realisedVol(h, RETURN, 20)));
        list.add(
                "impliedVol.vrpExPost",
                RATIO,
                "ln of the baseline's implied vol of 20 sessions ago over realised vol of the 20 sessions since",
                BOTH,
                h -> Math.log(h.lag(IMPLIED_VOL, 20) / realisedVol(h, RETURN, 20)));
    }

    private static double shock(History h) {
        return Math.abs(h.latest(RETURN)) * Math.sqrt(YEAR) / h.latest(IMPLIED_VOL);
    }

    private static double square(double x) {
        return x * x;
    }
}
