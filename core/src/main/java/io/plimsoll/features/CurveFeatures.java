package io.plimsoll.features;

import static io.plimsoll.features.Statistics.change;

import io.plimsoll.market.Columns;
import java.util.List;

/** The shape of the futures curve. */
final class CurveFeatures {

    private static final String A_YEAR = "a year";

    private CurveFeatures() {}

    static List<Feature> all() {
        FeatureList list = new FeatureList(Group.CURVE);
        shape(list, "slope", A_YEAR, "ln(last ÷ first forward) ÷ years between", Columns.CURVE_SLOPE);
        shape(list, "curvature", A_YEAR, "slope of the back half less the front half", Columns.CURVE_CURVATURE);
        shape(list, "butterfly", FeatureList.FRACTION, "(F₁ − 2F₂ + F₃) ÷ F₂", Columns.CURVE_BUTTERFLY);
        shape(list, "rollYield", A_YEAR, "ln(F₁ ÷ F₂) ÷ years between", Columns.ROLL_YIELD);
        return list.features();
    }

    private static void shape(FeatureList list, String name, String unit, String formula, String column) {
        List<String> inputs = List.of(column);
        list.add("curve." + name, unit, formula, inputs, h -> h.latest(column));
        list.add("curve." + name + ".change5", unit, "its change over 5 sessions", inputs, h -> change(h, column, 5));
        list.add(
                "curve." + name + ".score250",
                FeatureList.DEVIATIONS,
                "it less its mean of 250 sessions ÷ their standard deviation",
                inputs,
                h -> Statistics.score(h, column, 250));
    }
}
