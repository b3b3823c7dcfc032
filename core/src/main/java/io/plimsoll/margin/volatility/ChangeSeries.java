package io.plimsoll.margin.volatility;

import java.util.Arrays;

/**
 * Changes divided by their root mean square, without the missing ones.
 *
 * @param x scaled changes
 * @param scale their root mean square, in the unit of the changes
 * @param mean of x
 */
record ChangeSeries(double[] x, double scale, double mean) {

    static ChangeSeries of(double[] changes) {
        double[] known = known(changes);
        if (known.length < VolatilityFit.LEAST) {
            throw new IllegalArgumentException("a volatility model needs at least " + VolatilityFit.LEAST
                    + " changes, had " + known.length + " and " + (changes.length - known.length) + " missing ones");
        }
        double low = Arrays.stream(known).min().orElseThrow();
        double high = Arrays.stream(known).max().orElseThrow();
        if (!(high > low) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException("a volatility model needs finite changes that differ, had "
                    + known.length + " from " + low + " to " + high);
        }
        double largest = Math.max(Math.abs(low), Math.abs(high));
        double scale = largest * Math.sqrt(meanSquare(known, 0, largest));
        double[] x = Arrays.stream(known).map(c -> c / scale).toArray();
        return new ChangeSeries(x, scale, Arrays.stream(x).average().orElseThrow());
    }

    static double[] known(double[] changes) {
        return Arrays.stream(changes).filter(c -> !Double.isNaN(c)).toArray();
    }

    /** The mean of ((c − mu)/unit)² over the changes that are not missing. */
    static double meanSquare(double[] changes, double mu, double unit) {
        double sum = 0;
        int count = 0;
        for (double c : changes) {
            if (!Double.isNaN(c)) {
                sum += (c - mu) / unit * ((c - mu) / unit);
                count++;
            }
        }
        return sum / count;
    }
}
