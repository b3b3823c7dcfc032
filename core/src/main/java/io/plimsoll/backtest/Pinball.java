package io.plimsoll.backtest;

import io.plimsoll.math.Quantiles;
import java.util.Arrays;

/** The loss that a quantile minimises in expectation. */
public final class Pinball {

    private static final int RESAMPLES = 2000;

    private Pinball() {}

    /** (α − 1{y ≤ v})(y − v) for loss y, margin v and confidence α. */
    public static double loss(double loss, double margin, double confidence) {
        return (confidence - (loss <= margin ? 1 : 0)) * (loss - margin);
    }

    /** The loss of each day. */
    static double[] losses(double[] losses, double[] margins, double confidence) {
        double[] pinball = new double[losses.length];
        Arrays.setAll(pinball, t -> loss(losses[t], margins[t], confidence));
        return pinball;
    }

    /** A 95 % interval. */
    public record Interval(double low, double high) {}

    /**
     * The 95 % percentile interval of the mean of paired differences by the stationary bootstrap (Politis &amp; Romano
     * 1994), mean block 20 days, 2,000 resamples.
     */
    public static Interval meanInterval(double[] differences, long seed) {
        double[] means =
                StationaryBootstrap.of(differences.length, RESAMPLES, seed).means(differences);
        return new Interval(Quantiles.type7(means, 0.025), Quantiles.type7(means, 0.975));
    }
}
