package io.plimsoll.market;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Range and volume of another instrument on the same thing, such as an index for a fund, where the underlying's own are not
 * given. Highs and lows are scaled by the ratio of the two closes of their day. Opens are left out: those of an index are
 * computed from prices of the day before until its members have traded.
 */
public final class ProxyBars {

    private ProxyBars() {}

    /**
     * The underlying with what it lacked.
     *
     * @param series laid on the underlying's sessions
     * @throws InputRejectedException where no file gives the proxy's bars
     */
    public static Underlying fill(Underlying own, Map<String, AlignedSeries> series, @Nullable String proxy) {
        if (proxy == null) {
            return own;
        }
        AlignedSeries closes = series.get(proxy + FeatureSeries.CLOSE);
        if (closes == null) {
            throw new InputRejectedException("market.proxy: no file gives the series \"" + proxy + FeatureSeries.CLOSE
                    + "\"; name the file of its bars under data.barsAsSeries");
        }
        double[] close = closes.values();
        double[] high = values(series, proxy + FeatureSeries.HIGH, close.length);
        double[] low = values(series, proxy + FeatureSeries.LOW, close.length);
        double[] range = new double[own.size()];
        Arrays.setAll(range, i -> Math.log(high[i] / low[i]));
        return new Underlying(
                own.dates(),
                own.price(),
                own.pnl(),
                own.returns(),
                own.open(),
                known(own.high(), scaled(high, own.price(), close)),
                known(own.low(), scaled(low, own.price(), close)),
                known(own.range(), range),
                known(own.volume(), values(series, proxy + FeatureSeries.VOLUME, close.length)));
    }

    /** A part of the bars; files may leave out any but the close. */
    private static double[] values(Map<String, AlignedSeries> series, String name, int sessions) {
        AlignedSeries found = series.get(name);
        if (found != null) {
            return found.values();
        }
        double[] missing = new double[sessions];
        Arrays.fill(missing, Double.NaN);
        return missing;
    }

    private static double[] scaled(double[] prices, double[] own, double[] close) {
        double[] scaled = new double[prices.length];
        Arrays.setAll(scaled, i -> prices[i] * own[i] / close[i]);
        return scaled;
    }

    private static double[] known(double[] first, double[] second) {
        double[] known = new double[first.length];
        Arrays.setAll(known, i -> Double.isNaN(first[i]) ? second[i] : first[i]);
        return known;
    }
}
