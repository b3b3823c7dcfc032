package io.plimsoll.surface.moments;

import io.plimsoll.surface.model.Smile;

/**
 * Moments of x = ln(S_T/F) from a smile (G. Bakshi, N. Kapadia and D. Madan, "Stock return characteristics, skew laws, and
 * the differential pricing of individual equity options", Review of Financial Studies 16 (2003), 101–143, forward form).
 * With Q(k) the out-of-the-money price over F at strike Fe^k and weight e^(−k)Q over all k,
 *
 * <pre>
 * m₁ = −∫1,  V = ∫2(1 − k),  W = ∫(6k − 3k²),  X = ∫(12k² − 4k³)
 * variance = V − m₁²
 * skewness = (W − 3m₁V + 2m₁³)/variance^1.5
 * kurtosis = (X − 4m₁W + 6m₁²V − 3m₁⁴)/variance²
 * </pre>
 *
 * Integrating by parts twice, V, W and X are the integrals of x², x³ and x⁴ over the density, which needs no distribution
 * function at the nodes; over a corridor of strikes, boundary terms in closed form are added.
 */
public final class MomentsIntegrator {

    private static final double LN_09 = Math.log(0.9);
    private static final double LN_08 = Math.log(0.8);
    private static final double LN_11 = Math.log(1.1);

    private MomentsIntegrator() {}

    /** The moments over all strikes. Never throws for a smile that gives numbers; see {@link Moments#closed}. */
    public static Moments of(Smile smile) {
        HalfLine left = HalfLine.of(smile, -1, Double.POSITIVE_INFINITY);
        HalfLine right = HalfLine.of(smile, 1, Double.POSITIVE_INFINITY);
        return full(smile, left, right);
    }

    /**
     * The moments over all strikes and over a corridor of them. A corridor that does not hold the forward is extended to it.
     *
     * @param lowest ln(K/F) of the lowest quoted strike
     * @param highest ln(K/F) of the highest quoted strike
     * @throws IllegalArgumentException unless lowest ≤ highest, both finite
     */
    public static SliceMoments of(Smile smile, double lowest, double highest) {
        if (!(lowest <= highest) || !Double.isFinite(lowest) || !Double.isFinite(highest)) {
            throw new IllegalArgumentException(
                    "a corridor needs finite lowest <= highest, was " + lowest + " and " + highest);
        }
        double low = Math.min(0, lowest);
        double high = Math.max(0, highest);
        HalfLine left = HalfLine.of(smile, -1, -low);
        HalfLine right = HalfLine.of(smile, 1, high);
        Moments full = full(smile, left, right);
        return new SliceMoments(full, corridor(low, high, left, right, full.mean()));
    }

    private static Moments full(Smile smile, HalfLine left, HalfLine right) {
        double m = left.first + right.first;
        double v = left.second + right.second;
        double w = left.third + right.third;
        double x = left.fourth + right.fourth;
        double variance = v - m * m;
        return new Moments(
                m,
                variance,
                skewness(m, v, w, variance),
                kurtosis(m, v, w, x, variance),
                RiskNeutralLaw.below(smile, LN_09),
                RiskNeutralLaw.below(smile, LN_08),
                RiskNeutralLaw.above(smile, LN_11),
                Math.abs(left.mass + right.mass - 1),
                Math.abs(left.share + right.share - 1));
    }

    private static CorridorMoments corridor(double low, double high, HalfLine left, HalfLine right, double fullMean) {
        double m = left.corridorFirst + right.corridorFirst;
        double v = left.corridorSecond + right.corridorSecond;
        double w = left.corridorThird + right.corridorThird;
        double x = left.corridorFourth + right.corridorFourth;
        double variance = v - m * m;
        return new CorridorMoments(
                low,
                high,
                m,
                variance,
                skewness(m, v, w, variance),
                kurtosis(m, v, w, x, variance),
                Math.min(1, Math.max(0, 1 - m / fullMean)));
    }

    private static double skewness(double m, double v, double w, double variance) {
        return (w - 3 * m * v + 2 * m * m * m) / (variance * Math.sqrt(variance));
    }

    private static double kurtosis(double m, double v, double w, double x, double variance) {
        return (x - 4 * m * w + 6 * m * m * v - 3 * m * m * m * m) / (variance * variance);
    }
}
