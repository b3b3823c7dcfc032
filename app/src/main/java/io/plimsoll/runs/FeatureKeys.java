package io.plimsoll.runs;

import io.plimsoll.market.FeatureSeries;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The keys of {@code market} that name series which are features. */
final class FeatureKeys {

    private FeatureKeys() {}

    static FeatureSeries of(Section market) {
        Map<String, LocalDate> from = new TreeMap<>();
        market.entries("from").forEach((series, date) -> from.put(series, market.parse("from." + series, date)));
        return new FeatureSeries(
                market.optionalText("shortVolIndex"),
                market.optionalText("volOfVolIndex"),
                market.optionalText("skewIndex"),
                market.optionalText("realisedVariance"),
                market.optionalText("bipowerVariation"),
                market.optionalText("proxy"),
                market.texts("macro"),
                market.texts("growth"),
                market.texts("sentiment"),
                from,
                market.integer("futuresLag", 0));
    }
}
