package io.plimsoll.features;

import static io.plimsoll.features.FeatureList.LOG_VOL;
import static io.plimsoll.features.FeatureList.RATIO;
import static io.plimsoll.features.Statistics.logChange;
import static io.plimsoll.features.Statistics.logToMean;
import static io.plimsoll.market.Columns.LONG_VOL_INDEX;
import static io.plimsoll.market.Columns.SHORT_VOL_INDEX;
import static io.plimsoll.market.Columns.SKEW_INDEX;
import static io.plimsoll.market.Columns.VOL_INDEX;
import static io.plimsoll.market.Columns.VOL_OF_VOL_INDEX;

import java.util.List;

/** Volatility indices as an exchange computes them from option prices. */
final class IndexFeatures {

    private final FeatureList list = new FeatureList(Group.SURFACE);

    private IndexFeatures() {}

    static List<Feature> all() {
        IndexFeatures indices = new IndexFeatures();
        indices.index("volIndex", "the volatility index", VOL_INDEX, 1, 5, 20);
        indices.list.add(
                "volIndex.toMean60",
                RATIO,
                "ln of it over its mean of 60 sessions",
                List.of(VOL_INDEX),
                h -> logToMean(h, VOL_INDEX, 60));
        indices.list.add(
                "volIndex.volOfVol20",
                FeatureList.VOL,
                "standard deviation of the daily change of its ln, 20 sessions",
                List.of(VOL_INDEX),
                h -> Statistics.logChangeVol(h, VOL_INDEX, 20));
        indices.ratio(
                "volIndex.term", "the longer volatility index over the volatility index", LONG_VOL_INDEX, VOL_INDEX);
        indices.ratio("volIndex.shortTerm", "the volatility index over the shorter one", VOL_INDEX, SHORT_VOL_INDEX);
        indices.index("volOfVolIndex", "the index of the volatility of volatility", VOL_OF_VOL_INDEX, 1, 5);
        indices.skew();
        return indices.list.features();
    }

    private void index(String name, String what, String column, int... changes) {
        list.add(name, LOG_VOL, "ln of " + what, List.of(column), h -> Math.log(h.latest(column)));
        for (int n : changes) {
            list.add(
                    name + ".change" + n,
                    RATIO,
                    "its change over " + n + " session" + (n == 1 ? "" : "s"),
                    List.of(column),
                    h -> logChange(h, column, n));
        }
    }

    private void ratio(String name, String what, String over, String under) {
        List<String> inputs = List.of(over, under);
        list.add(name, RATIO, "ln of " + what, inputs, h -> Math.log(h.latest(over) / h.latest(under)));
        list.add(
                name + ".change5",
                RATIO,
                "its change over 5 sessions",
                inputs,
                h -> logChange(h, over, 5) - logChange(h, under, 5));
    }

    private void skew() {
        List<String> inputs = List.of(SKEW_INDEX);
        list.add(
                "skewIndex",
                "skewness",
                "minus the skewness that the skew index tells, (index − 100) ÷ 10",
                inputs,
                h -> h.latest(SKEW_INDEX));
        list.add(
                "skewIndex.change5",
                "skewness",
                "its change over 5 sessions",
                inputs,
                h -> Statistics.change(h, SKEW_INDEX, 5));
        list.add(
                "skewIndex.score250",
                FeatureList.DEVIATIONS,
                "it less its mean of 250 sessions ÷ their standard deviation",
                inputs,
                h -> Statistics.score(h, SKEW_INDEX, 250));
    }
}
