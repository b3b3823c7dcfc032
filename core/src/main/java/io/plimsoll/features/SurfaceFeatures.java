package io.plimsoll.features;

import static io.plimsoll.features.FeatureList.LOG_VOL;
import static io.plimsoll.features.FeatureList.RATIO;
import static io.plimsoll.features.FeatureList.VOL;
import static io.plimsoll.features.Statistics.change;
import static io.plimsoll.features.Statistics.logChange;
import static io.plimsoll.features.Statistics.logToMean;

import io.plimsoll.market.Columns;
import java.util.List;

/** The surface at constant maturities: SVI-SABR's parameters, risk-neutral moments and tails. */
final class SurfaceFeatures {

    private final FeatureList list = new FeatureList(Group.SURFACE);

    private SurfaceFeatures() {}

    static List<Feature> all() {
        SurfaceFeatures surface = new SurfaceFeatures();
        surface.whole(30);
        surface.parameters(60);
        surface.whole(90);
        surface.term();
        return surface.list.features();
    }

    private void whole(int days) {
        String alpha = Columns.at("alpha", days);
        List<String> inputs = List.of(alpha);
        String name = "alpha." + days;
        list.add(name, LOG_VOL, "ln α of SVI-SABR at " + days + " days", inputs, h -> Math.log(h.latest(alpha)));
        for (int n : new int[] {1, 5}) {
            list.add(
                    name + ".change" + n,
                    RATIO,
                    "change of ln α over " + n + " session" + (n == 1 ? "" : "s"),
                    inputs,
                    h -> logChange(h, alpha, n));
        }
        list.add(
                name + ".toMean60",
                RATIO,
                "ln of α over its mean of 60 sessions",
                inputs,
                h -> logToMean(h, alpha, 60));
        changing("nuRootT", days, "ν√T of SVI-SABR");
        changing("rho", days, "ρ of SVI-SABR");
        changing("skew", days, "risk-neutral skewness");
        changing("kurtosis", days, "risk-neutral kurtosis");
        changing("below10", days, "risk-neutral P(S < 0.9 F)");
        changing("below20", days, "risk-neutral P(S < 0.8 F)");
        changing("above10", days, "risk-neutral P(S > 1.1 F)");
    }

    private void parameters(int days) {
        String alpha = Columns.at("alpha", days);
        list.add(
                "alpha." + days,
                LOG_VOL,
                "ln α of SVI-SABR at " + days + " days",
                List.of(alpha),
                h -> Math.log(h.latest(alpha)));
        level("nuRootT", days, "ν√T of SVI-SABR");
        level("rho", days, "ρ of SVI-SABR");
        level("skew", days, "risk-neutral skewness");
        level("kurtosis", days, "risk-neutral kurtosis");
    }

    private void level(String quantity, int days, String what) {
        String column = Columns.at(quantity, days);
        list.add(
                quantity + "." + days,
                "as named",
                what + " at " + days + " days",
                List.of(column),
                h -> h.latest(column));
    }

    private void changing(String quantity, int days, String what) {
        level(quantity, days, what);
        String column = Columns.at(quantity, days);
        list.add(
                quantity + "." + days + ".change5",
                "as named",
                "its change over 5 sessions",
                List.of(column),
                h -> change(h, column, 5));
    }

    private void term() {
        String a30 = Columns.at("alpha", 30);
        String a60 = Columns.at("alpha", 60);
        String a90 = Columns.at("alpha", 90);
        list.add(
                "alpha.term",
                RATIO,
                "ln of α at 90 days over α at 30 days",
                List.of(a30, a90),
                h -> Math.log(h.latest(a90) / h.latest(a30)));
        list.add(
                "alpha.term.change5",
                RATIO,
                "its change over 5 sessions",
                List.of(a30, a90),
                h -> logChange(h, a90, 5) - logChange(h, a30, 5));
        list.add(
                "alpha.term.bend",
                RATIO,
                "2 ln α at 60 days − ln α at 30 − ln α at 90 days",
                List.of(a30, a60, a90),
                h -> 2 * Math.log(h.latest(a60)) - Math.log(h.latest(a30)) - Math.log(h.latest(a90)));
        for (int n : new int[] {20, 60}) {
            list.add(
                    "volOfVol." + n,
                    VOL,
                    "standard deviation of the daily change of ln α at 30 days, " + n + " sessions",
                    List.of(a30),
                    h -> Statistics.logChangeVol(h, a30, n));
        }
    }
}
