package io.plimsoll.features;

import static io.plimsoll.features.Statistics.change;
import static io.plimsoll.features.Statistics.downsideVol;
import static io.plimsoll.features.Statistics.drawdown;
import static io.plimsoll.features.Statistics.ewmaVol;
import static io.plimsoll.features.Statistics.greatestAbsolute;
import static io.plimsoll.features.Statistics.logChange;
import static io.plimsoll.features.Statistics.logChangeVol;
import static io.plimsoll.features.Statistics.logToMean;
import static io.plimsoll.features.Statistics.realisedVol;
import static io.plimsoll.features.Statistics.sum;
import static io.plimsoll.market.Columns.RETURN;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Every feature with its name, unit and formula. All are computed from the history as it was known at a close; where an
 * input is missing the feature is missing.
 */
public final class FeatureCatalogue {

    private static final int[] TENORS = {30, 90};
    private static final String RATIO = "log ratio";
    private static final String VOL = "decimal a year";

    private final List<Feature> features = new ArrayList<>();

    private FeatureCatalogue() {}

    /** All features, always in the same order. */
    public static List<Feature> all() {
        FeatureCatalogue catalogue = new FeatureCatalogue();
        catalogue.returns();
        catalogue.realised();
        for (int days : TENORS) {
            catalogue.surface(days);
        }
        catalogue.termAndPremium();
        catalogue.curve();
        catalogue.activity();
        catalogue.rates();
        return List.copyOf(catalogue.features);
    }

    private void returns() {
        for (int n : new int[] {1, 5, 20}) {
            add(
                    "return." + n,
                    "standard deviations",
                    "sum of the last " + n + " returns ÷ (EWMA .97 vol · √(" + n + "/252))",
                    h -> sum(h, RETURN, n) / (ewmaVol(h, RETURN, 0.97) * Math.sqrt(n / Statistics.YEAR)));
        }
        add(
                "return.1.lag1",
                "standard deviations",
                "yesterday's return ÷ EWMA .97 daily vol",
                h -> h.lag(RETURN, 1) / (ewmaVol(h, RETURN, 0.97) / Math.sqrt(Statistics.YEAR)));
        add(
                "shock.20",
                "standard deviations",
                "largest absolute return of 20 sessions ÷ EWMA .97 daily vol",
                h -> greatestAbsolute(h, RETURN, 20) * Math.sqrt(Statistics.YEAR) / ewmaVol(h, RETURN, 0.97));
        add("drawdown.60", "fraction", "price ÷ highest of 60 sessions − 1", h -> drawdown(h, Columns.PRICE, 60));
        add(
                "trend.60",
                "standard deviations",
                "sum of 60 returns ÷ (realised vol of 60 · √(60/252))",
                h -> sum(h, RETURN, 60) / (realisedVol(h, RETURN, 60) * Math.sqrt(60 / Statistics.YEAR)));
    }

    private void realised() {
        add(
                "rv.20",
                "log, " + VOL,
                "ln √(252 · mean squared return of 20 sessions)",
                h -> Math.log(realisedVol(h, RETURN, 20)));
        add(
                "rv.5to20",
                RATIO,
                "ln of realised vol of 5 over 20 sessions",
                h -> Math.log(realisedVol(h, RETURN, 5) / realisedVol(h, RETURN, 20)));
        add(
                "rv.20to60",
                RATIO,
                "ln of realised vol of 20 over 60 sessions",
                h -> Math.log(realisedVol(h, RETURN, 20) / realisedVol(h, RETURN, 60)));
        add(
                "rv.60to250",
                RATIO,
                "ln of realised vol of 60 over 250 sessions",
                h -> Math.log(realisedVol(h, RETURN, 60) / realisedVol(h, RETURN, 250)));
        add(
                "rv.ewma",
                RATIO,
                "ln of EWMA vol, λ .94 over λ .97",
                h -> Math.log(ewmaVol(h, RETURN, 0.94) / ewmaVol(h, RETURN, 0.97)));
        add(
                "rv.down",
                RATIO,
                "ln of downside vol over realised vol, 20 sessions",
                h -> Math.log(downsideVol(h, RETURN, 20) / realisedVol(h, RETURN, 20)));
        add(
                "range.20",
                RATIO,
                "ln of Parkinson vol √(252 · mean ln²(high/low) ÷ (4 ln 2)) over realised vol, 20 sessions",
                h -> Math.log(
                        realisedVol(h, Columns.RANGE, 20) / Math.sqrt(4 * Math.log(2)) / realisedVol(h, RETURN, 20)));
    }

    private void surface(int days) {
        String alpha = Columns.at("alpha", days);
        String suffix = "." + days;
        add("alpha" + suffix, "log, " + VOL, "ln α of SVI-SABR at " + days + " days", h -> Math.log(h.latest(alpha)));
        add("alpha" + suffix + ".change1", RATIO, "change of ln α over 1 session", h -> logChange(h, alpha, 1));
        add("alpha" + suffix + ".change5", RATIO, "change of ln α over 5 sessions", h -> logChange(h, alpha, 5));
        add(
                "alpha" + suffix + ".toMean60",
                RATIO,
                "ln of α over its mean of 60 sessions",
                h -> logToMean(h, alpha, 60));
        level("nuRootT", days, "ν√T of SVI-SABR");
        level("rho", days, "ρ of SVI-SABR");
        level("skew", days, "risk-neutral skewness");
        level("kurtosis", days, "risk-neutral kurtosis");
        level("below10", days, "risk-neutral P(S < 0.9 F)");
        level("below20", days, "risk-neutral P(S < 0.8 F)");
        level("above10", days, "risk-neutral P(S > 1.1 F)");
    }

    private void level(String quantity, int days, String what) {
        String column = Columns.at(quantity, days);
        String name = quantity + "." + days;
        add(name, "as named", what + " at " + days + " days", h -> h.latest(column));
        add(name + ".change5", "as named", "its change over 5 sessions", h -> change(h, column, 5));
    }

    private void termAndPremium() {
        String a30 = Columns.at("alpha", 30);
        String a90 = Columns.at("alpha", 90);
        add("alpha.term", RATIO, "ln of α at 90 days over α at 30 days", h -> Math.log(h.latest(a90) / h.latest(a30)));
        add(
                "alpha.term.change5",
                RATIO,
                "its change over 5 sessions",
                h -> Math.log(h.latest(a90) / h.latest(a30)) - Math.log(h.lag(a90, 5) / h.lag(a30, 5)));
        add(
                "vrp.20",
                RATIO,
                "variance risk premium: ln of α at 30 days over realised vol of 20 sessions",
                h -> Math.log(h.latest(a30) / realisedVol(h, RETURN, 20)));
        add(
                "vrp.ewma",
                RATIO,
                "ln of α at 30 days over EWMA .97 vol",
                h -> Math.log(h.latest(a30) / ewmaVol(h, RETURN, 0.97)));
        add(
                "volOfVol.20",
                VOL,
                "standard deviation of the daily change of ln α at 30 days, 20 sessions",
                h -> logChangeVol(h, a30, 20));
        add(
                "impliedVol.toMean20",
                RATIO,
                "ln of the baseline's implied vol over its mean of 20 sessions",
                h -> logToMean(h, Columns.IMPLIED_VOL, 20));
        add(
                "impliedVol.vrp",
                RATIO,
                "ln of the baseline's implied vol over EWMA .97 vol",
                h -> Math.log(h.latest(Columns.IMPLIED_VOL) / ewmaVol(h, RETURN, 0.97)));
        add("volIndex", "log, " + VOL, "ln of the volatility index", h -> Math.log(h.latest(Columns.VOL_INDEX)));
        add("volIndex.change1", RATIO, "its change over 1 session", h -> logChange(h, Columns.VOL_INDEX, 1));
        add("volIndex.change5", RATIO, "its change over 5 sessions", h -> logChange(h, Columns.VOL_INDEX, 5));
        add(
                "fitError",
                "log, basis points",
                "ln of the median RMSE of the day's calibrated slices",
                h -> Math.log(h.latest(Columns.FIT_ERROR)));
    }

    private void curve() {
        add("curve.slope", "a year", "ln(last ÷ first forward) ÷ years between", h -> h.latest(Columns.CURVE_SLOPE));
        add("curve.slope.change5", "a year", "its change over 5 sessions", h -> change(h, Columns.CURVE_SLOPE, 5));
        add(
                "curve.curvature",
                "a year",
                "slope of the back half less the front half",
                h -> h.latest(Columns.CURVE_CURVATURE));
        add("curve.butterfly", "fraction", "(F₁ − 2F₂ + F₃) ÷ F₂", h -> h.latest(Columns.CURVE_BUTTERFLY));
    }

    private void activity() {
        add(
                "volume.toMean20",
                RATIO,
                "ln of volume of the underlying over its mean of 20 sessions",
                h -> logToMean(h, Columns.VOLUME, 20));
        add(
                "putCall.volume",
                RATIO,
                "ln of put over call volume",
                h -> Math.log(h.latest(Columns.PUT_VOLUME) / h.latest(Columns.CALL_VOLUME)));
        add(
                "putCall.openInterest",
                RATIO,
                "ln of put over call open interest",
                h -> Math.log(h.latest(Columns.PUT_OPEN) / h.latest(Columns.CALL_OPEN)));
        add(
                "optionVolume.toMean20",
                RATIO,
                "ln of option volume over its mean of 20 sessions",
                h -> Math.log((h.latest(Columns.PUT_VOLUME) + h.latest(Columns.CALL_VOLUME))
                        / (Statistics.mean(h, Columns.PUT_VOLUME, 20) + Statistics.mean(h, Columns.CALL_VOLUME, 20))));
        add(
                "futuresVolume.toMean20",
                RATIO,
                "ln of futures volume over its mean of 20 sessions",
                h -> logToMean(h, Columns.FUTURES_VOLUME, 20));
        add(
                "futuresOpenInterest.change5",
                RATIO,
                "change of ln futures open interest over 5 sessions",
                h -> logChange(h, Columns.FUTURES_OPEN, 5));
    }

    private void rates() {
        add(
                "rate.change20",
                "decimal a year",
                "change of the short rate over 20 sessions",
                h -> change(h, Columns.RATE, 20));
        add("rate.slope", "decimal a year", "longest less shortest rate", h -> h.latest(Columns.RATE_SLOPE));
    }

    private void add(String name, String unit, String formula, ToDoubleFunction<History> value) {
        features.add(new Feature(name, unit, formula, value));
    }
}
