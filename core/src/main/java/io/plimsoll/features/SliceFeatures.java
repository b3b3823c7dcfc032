package io.plimsoll.features;

import io.plimsoll.market.Columns;
import java.util.List;

/** The nearest calibrated expiries by themselves, and how well the day's smiles were told. */
final class SliceFeatures {

    private SliceFeatures() {}

    static List<Feature> all() {
        FeatureList list = new FeatureList(Group.SURFACE);
        near(list, 1, "nearest");
        near(list, 2, "second");
        quality(list);
        return list.features();
    }

    private static void near(FeatureList list, int rank, String which) {
        String of = " of the " + which + " calibrated expiry";
        String alpha = Columns.near("alpha", rank);
        String days = Columns.near("days", rank);
        String alpha30 = Columns.at("alpha", 30);
        String name = "near" + rank + ".";
        list.add(
                name + "alpha",
                FeatureList.RATIO,
                "ln of α" + of + " over α at 30 days",
                List.of(alpha, alpha30),
                h -> Math.log(h.latest(alpha) / h.latest(alpha30)));
        level(list, rank, "nuRootT", "as named", "ν√T" + of + "; missing where it is a prior's");
        level(list, rank, "rho", "as named", "ρ" + of + "; missing where it is a prior's");
        level(list, rank, "held", FeatureList.YES, "1 where ν and ρ" + of + " are held at a prior");
        String rmse = Columns.near("rmse", rank);
        list.add(
                name + "rmse",
                "log, basis points",
                "ln of the RMSE of raw SVI" + of,
                List.of(rmse),
                h -> Math.log(h.latest(rmse)));
        level(list, rank, "strikes", "strikes", "strikes fitted" + of);
        list.add(
                name + "days",
                "log days",
                "ln of calendar days to the " + which + " calibrated expiry",
                List.of(days),
                h -> Math.log(h.latest(days)));
    }

    private static void level(FeatureList list, int rank, String quantity, String unit, String formula) {
        String column = Columns.near(quantity, rank);
        list.add("near" + rank + "." + quantity, unit, formula, List.of(column), h -> h.latest(column));
    }

    private static void quality(FeatureList list) {
        list.add(
                "fitError",
                "log, basis points",
                "ln of the median RMSE of the day's calibrated slices",
                List.of(Columns.FIT_ERROR),
                h -> Math.log(h.latest(Columns.FIT_ERROR)));
        list.add(
                "slices",
                "slices",
                "calibrated slices of the day",
                List.of(Columns.SLICES),
                h -> h.latest(Columns.SLICES));
        list.add(
                "wingsIdentified",
                FeatureList.FRACTION,
                "share of them whose quotes identify ν and ρ",
                List.of(Columns.WINGS_IDENTIFIED),
                h -> h.latest(Columns.WINGS_IDENTIFIED));
        for (int days : new int[] {30, 90}) {
            String column = Columns.at("extrapolated", days);
            list.add(
                    "extrapolated." + days,
                    FeatureList.YES,
                    "1 where " + days + " days lie outside the calibrated expiries",
                    List.of(column),
                    h -> h.latest(column));
        }
    }
}
