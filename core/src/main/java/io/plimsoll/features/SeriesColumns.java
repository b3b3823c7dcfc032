package io.plimsoll.features;

import io.plimsoll.market.AlignedSeries;
import io.plimsoll.market.Columns;
import io.plimsoll.market.FeatureSeries;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketSettings;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The series that the settings name, laid on sessions, in the units of their columns. */
final class SeriesColumns {

    private static final double PERCENT_SQUARED = 1e-4;

    private final KnownMarket market;
    private final ColumnTable to;

    private SeriesColumns(KnownMarket market, ColumnTable to) {
        this.market = market;
        this.to = to;
    }

    static void put(KnownMarket market, MarketSettings settings, ColumnTable to) {
        SeriesColumns columns = new SeriesColumns(market, to);
        columns.rates(settings);
        columns.indices(settings, settings.features());
        FeatureSeries named = settings.features();
        columns.named("macro", Columns.MACRO, named.macro());
        columns.named("growth", Columns.GROWTH, named.growth());
        columns.named("sentiment", Columns.SENTIMENT, named.sentiment());
    }

    private void rates(MarketSettings settings) {
        if (settings.rates().isEmpty()) {
            return;
        }
        double[][] rates = market.rates().rates();
        double[] shortest = rates[0];
        double[] longest = rates[rates.length - 1];
        to.put(Columns.RATE, shortest);
        if (rates.length > 1) {
            double[] slope = new double[shortest.length];
            Arrays.setAll(slope, i -> longest[i] - shortest[i]);
            to.put(Columns.RATE_SLOPE, slope);
        }
    }

    private void indices(MarketSettings settings, FeatureSeries named) {
        DoubleUnaryOperator decimal = v -> v / 100;
        index("volIndex", Columns.VOL_INDEX, settings.volIndex(), decimal);
        index("longVolIndex", Columns.LONG_VOL_INDEX, settings.longVolIndex(), decimal);
        index("shortVolIndex", Columns.SHORT_VOL_INDEX, named.shortVolIndex(), decimal);
        index("volOfVolIndex", Columns.VOL_OF_VOL_INDEX, named.volOfVolIndex(), decimal);
        index("skewIndex", Columns.SKEW_INDEX, named.skewIndex(), v -> (v - 100) / 10);
        DoubleUnaryOperator squared = v -> v * PERCENT_SQUARED;
        index("realisedVariance", Columns.REALISED_VARIANCE, named.realisedVariance(), squared);
        index("bipowerVariation", Columns.BIPOWER_VARIATION, named.bipowerVariation(), squared);
    }

    private void index(String key, String column, @Nullable String name, DoubleUnaryOperator unit) {
        if (name != null) {
            to.put(column, Arrays.stream(series(key, name)).map(unit).toArray());
        }
    }

    private void named(String key, String prefix, List<String> names) {
        names.forEach(name -> to.put(prefix + name, series(key, name)));
    }

    private double[] series(String key, String name) {
        AlignedSeries found = market.series().get(name);
        if (found == null) {
            throw new InputRejectedException("market." + key + ": no file gives the series \"" + name
                    + "\"; the files give " + market.series().keySet());
        }
        return found.values();
    }
}
