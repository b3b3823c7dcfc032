package io.plimsoll.target;

import io.plimsoll.math.Quantiles;
import java.util.Arrays;

/**
 * The multiplier that a coverage objective asks for. On one day it is the ratio loss ÷ baseline whose conditional
 * c-quantile is the right multiplier; over a set of days the best constant is the ratio's empirical c-quantile, clipped
 * to the bounds.
 */
public final class CoverageTarget {

    private CoverageTarget() {}

    /** Loss ÷ baseline margin: the least multiplier that would have covered the loss. NaN where either is missing. */
    public static double ratio(Outcome outcome, double baseline) {
        return baseline > 0 ? outcome.loss() / baseline : Double.NaN;
    }

    /** The constant multiplier within bounds that covers a share {@code confidence} of the ratios. */
    public static double constant(double[] ratios, double confidence, double lowest, double highest) {
        double[] known = Arrays.stream(ratios).filter(r -> !Double.isNaN(r)).toArray();
        if (known.length == 0) {
            throw new IllegalArgumentException(
                    "a coverage target needs at least one ratio, had none of " + ratios.length);
        }
        return Math.min(highest, Math.max(lowest, Quantiles.type7(known, confidence)));
    }
}
