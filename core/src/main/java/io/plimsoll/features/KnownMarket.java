package io.plimsoll.features;

import io.plimsoll.market.AlignedSeries;
import io.plimsoll.market.FeatureSeries;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.market.ProxyBars;
import io.plimsoll.market.RateCurve;
import io.plimsoll.market.Underlying;
import java.util.Map;
import java.util.TreeMap;

/**
 * The market laid on sessions, before surfaces are fitted.
 *
 * @param underlying prices and the sessions themselves
 * @param series every series by name, by the days on which its values were known
 * @param rates the rates that discount
 */
public record KnownMarket(Underlying underlying, Map<String, AlignedSeries> series, RateCurve rates) {

    /** Lays the data on the sessions of the underlying. */
    public static KnownMarket of(MarketData data, MarketSettings settings) {
        Underlying underlying = Underlying.of(data, settings);
        Map<String, AlignedSeries> series = new TreeMap<>();
        FeatureSeries features = settings.features();
        data.series()
                .forEach((name, points) -> series.put(
                        name,
                        AlignedSeries.of(
                                features.trusted(name, points), underlying.dates(), settings.releaseRule(name))));
        return new KnownMarket(
                ProxyBars.fill(underlying, series, features.proxy()), series, RateCurve.of(settings.rates(), series));
    }
}
