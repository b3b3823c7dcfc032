package io.plimsoll.market;

import java.util.Arrays;

/** Sample moments of arrays without gaps. */
final class Moments {

    private Moments() {}

    static double mean(double[] x) {
        return Arrays.stream(x).average().orElse(Double.NaN);
    }

    /** √(Σ(x − x̄)²/n). */
    static double deviation(double[] x) {
        return Math.sqrt(central(x, 2));
    }

    /** Σ(x − x̄)^p/n. */
    static double central(double[] x, int power) {
        double mean = mean(x);
        double sum = 0;
        for (double v : x) {
            sum += Math.pow(v - mean, power);
        }
        return sum / x.length;
    }

    /** Σ(x_t − x̄)(x_(t+lag) − x̄) ÷ Σ(x_t − x̄)². */
    static double autocorrelation(double[] x, int lag) {
        double mean = mean(x);
        double sum = 0;
        for (int i = lag; i < x.length; i++) {
            sum += (x[i] - mean) * (x[i - lag] - mean);
        }
        return sum / (x.length * central(x, 2));
    }

    /** Pearson's. */
    static double correlation(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / (x.length * deviation(x) * deviation(y));
    }

    /** x_(t+1) − x_t. */
    static double[] changes(double[] x) {
        double[] changes = new double[x.length - 1];
        Arrays.setAll(changes, i -> x[i + 1] - x[i]);
        return changes;
    }

    /** Refuses what the figures above would turn into NaN without saying where. */
    static void requireFinite(String name, double[] x, int least) {
        if (x.length < least) {
            throw new IllegalArgumentException(name + " must have at least " + least + " values, had " + x.length);
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException(name + " must be finite everywhere, was " + x[i] + " at index " + i);
            }
        }
    }
}
