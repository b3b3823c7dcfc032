package io.plimsoll.features;

import static io.plimsoll.market.Columns.RETURN;

import io.plimsoll.market.Columns;
import java.util.List;

/** Jumps, and the regime that the market is in. */
final class JumpFeatures {

    private static final List<String> RETURNS = List.of(RETURN);
    private static final int LONGEST = 250;

    private JumpFeatures() {}

    static List<Feature> all() {
        FeatureList list = new FeatureList(Group.HISTORY);
        jumps(list);
        regimes(list);
        return list.features();
    }

    private static void jumps(FeatureList list) {
        for (int n : new int[] {60, LONGEST}) {
            list.add(
                    "jumps." + n,
                    "sessions",
                    "how many of " + n
                            + " sessions had |r| > 4 σ, σ² = π/2 · mean |r_i||r_(i−1)| of the 60 sessions before",
                    RETURNS,
                    h -> Jumps.count(h, n, 4));
        }
        list.add(
                "jumps.since",
                "log sessions",
                "ln(1 + sessions since |r| > 3 of these σ, 250 at most)",
                RETURNS,
                h -> Math.log1p(Jumps.sessionsSince(h, LONGEST, 3)));
        list.add(
                "bipower.20",
                FeatureList.RATIO,
                "ln of bipower vol √(252 · π/2 · mean |r_i||r_(i−1)|) over realised vol, 20 sessions",
                RETURNS,
                h -> Math.log(Jumps.bipowerVol(h, 20) / Statistics.realisedVol(h, RETURN, 20)));
    }

    private static void regimes(FeatureList list) {
        String model = "; filtered, normal returns in each regime, estimated every 250 sessions on the 2,500 before";
        list.add(
                "regime.highOfTwo",
                "probability",
                "P(the more volatile of two regimes)" + model,
                List.of(Columns.REGIME_HIGH_OF_TWO),
                h -> h.latest(Columns.REGIME_HIGH_OF_TWO));
        list.add(
                "regime.highOfTwo.change5",
                "probability",
                "its change over 5 sessions",
                List.of(Columns.REGIME_HIGH_OF_TWO),
                h -> Statistics.change(h, Columns.REGIME_HIGH_OF_TWO, 5));
        list.add(
                "regime.middleOfThree",
                "probability",
                "P(the middle of three regimes)" + model,
                List.of(Columns.REGIME_MIDDLE_OF_THREE),
                h -> h.latest(Columns.REGIME_MIDDLE_OF_THREE));
        list.add(
                "regime.highOfThree",
                "probability",
                "P(the most volatile of three regimes)" + model,
                List.of(Columns.REGIME_HIGH_OF_THREE),
                h -> h.latest(Columns.REGIME_HIGH_OF_THREE));
        list.add(
                "regime.vol",
                FeatureList.RATIO,
                "ln of the next session's vol that three regimes expect, over EWMA .97 vol",
                List.of(Columns.REGIME_VOL, RETURN),
                h -> Math.log(h.latest(Columns.REGIME_VOL) / Statistics.ewmaVol(h, RETURN, 0.97)));
    }
}
