package io.plimsoll.backtest;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How a margin moves over time (Murphy, Vasios &amp; Vause 2014; CPMI-IOSCO PQD 6.5). Fractions: 0.55 is 55 %. */
public final class Procyclicality {

    private Procyclicality() {}

    /** Largest margin ÷ least margin. */
    public static double peakToTrough(double[] margins) {
        return Arrays.stream(margins).max().orElse(Double.NaN)
                / Arrays.stream(margins).min().orElse(Double.NaN);
    }

    /** max M_t/M_(t−n) − 1; 0 for a margin that never rises over n days. */
    public static double maxIncrease(double[] margins, int days) {
        double largest = 0;
        for (int t = days; t < margins.length; t++) {
            largest = Math.max(largest, margins[t] / margins[t - days] - 1);
        }
        return largest;
    }

    /** Standard deviation of the daily change, in the margin's unit. */
    public static double sdChange(double[] margins) {
        double[] changes = new double[Math.max(0, margins.length - 1)];
        Arrays.setAll(changes, i -> margins[i + 1] - margins[i]);
        return sd(changes);
    }

    /** Standard deviation of the daily change of ln M, of no unit; empty where a margin is not above 0. */
    public static OptionalDouble sdLogChange(double[] margins) {
        if (Arrays.stream(margins).anyMatch(m -> !(m > 0))) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(sdChange(Arrays.stream(margins).map(Math::log).toArray()));
    }

    private static double sd(double[] changes) {
        double mean = Arrays.stream(changes).average().orElse(0);
        double squares =
                Arrays.stream(changes).map(c -> (c - mean) * (c - mean)).sum();
        return changes.length < 2 ? 0 : Math.sqrt(squares / (changes.length - 1));
    }

    /** Most breaches in any 250 consecutive days, or in all days where there are fewer. */
    public static int worst250(boolean[] breaches) {
        int most = 0;
        int now = 0;
        for (int t = 0; t < breaches.length; t++) {
            now += breaches[t] ? 1 : 0;
            now -= t >= 250 && breaches[t - 250] ? 1 : 0;
            most = Math.max(most, now);
        }
        return most;
    }
}
