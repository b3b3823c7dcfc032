package io.plimsoll.surface;

import io.plimsoll.market.OptionRight;
import io.plimsoll.math.Normal;
import io.plimsoll.pricing.Black;
import io.plimsoll.surface.model.SviSabr;

/**
 * Moments by integrating out-of-the-money prices over k (Bakshi, Kapadia &amp; Madan 2003, forward form): with Q(k) the
 * price over F at strike Fe^k and weight e^(−k)Q, m₁ = −∫1, V = ∫2(1 − k), W = ∫(6k − 3k²), X = ∫(12k² − 4k³). Composite
 * Gauss–Legendre panels outward from k = 0 until the tail no longer counts.
 */
final class MomentsIntegrator {

    /** Five-point Gauss–Legendre nodes and weights on [−1, 1] (Abramowitz &amp; Stegun, table 25.4). */
    private static final double[] NODES = {
        0, 0.538469310105683, -0.538469310105683, 0.906179845938664, -0.906179845938664
    };

    private static final double[] WEIGHTS = {
        0.568888888888889, 0.478628670499366, 0.478628670499366, 0.236926885056189, 0.236926885056189
    };
    private static final double NEGLIGIBLE = 1e-14;
    private static final int MOST_PANELS = 400;

    private final SviSabr slice;
    private final double[] sums = new double[6];

    private MomentsIntegrator(SviSabr slice) {
        this.slice = slice;
    }

    /** The moments of a slice. */
    static Moments of(SviSabr slice) {
        MomentsIntegrator integrator = new MomentsIntegrator(slice);
        integrator.outward(1);
        integrator.outward(-1);
        return integrator.moments();
    }

    /** Adds panels of growing width: as wide as a fifth of a standard deviation at first, then 5 % wider each. */
    private void outward(int direction) {
        double width = 0.2 * Math.sqrt(slice.theta());
        double from = 0;
        for (int panel = 0; panel < MOST_PANELS; panel++) {
            double greatest = panel(direction, from, width);
            from += width;
            width *= 1.05;
            if (greatest < NEGLIGIBLE && from > 3 * Math.sqrt(slice.theta())) {
                return;
            }
        }
    }

    /** Adds one panel; the largest share it adds to any of the higher moments, in their own size. */
    private double panel(int direction, double from, double width) {
        double greatest = 0;
        for (int i = 0; i < NODES.length; i++) {
            double k = direction * (from + 0.5 * width * (1 + NODES[i]));
            double weight = 0.5 * width * WEIGHTS[i];
            double s = slice.totalVariance(k);
            double price = Black.price(k < 0 ? OptionRight.PUT : OptionRight.CALL, 1, Math.exp(k), Math.sqrt(s), 1);
            double q = weight * Math.exp(-k) * price;
            sums[0] += q;
            sums[1] += q * 2 * (1 - k);
            sums[2] += q * (6 * k - 3 * k * k);
            sums[3] += q * (12 * k * k - 4 * k * k * k);
            double density = weight * density(k, s);
            sums[4] += density;
            sums[5] += density * Math.exp(k);
            greatest = Math.max(greatest, q * (1 + k * k * Math.abs(k)) / (slice.theta() * slice.theta()));
            greatest = Math.max(greatest, density * Math.max(1, Math.exp(k)));
        }
        return greatest;
    }

    /** Risk-neutral density of x = ln(S/F): g(k)·n(d₋)/√w. */
    private double density(double k, double w) {
        double dMinus = -k / Math.sqrt(w) - 0.5 * Math.sqrt(w);
        return Arbitrage.g(slice, k) * Normal.density(dMinus) / Math.sqrt(w);
    }

    private Moments moments() {
        double m1 = -sums[0];
        double variance = sums[1] - m1 * m1;
        double skewness = (sums[2] - 3 * m1 * sums[1] + 2 * m1 * m1 * m1) / Math.pow(variance, 1.5);
        double kurtosis =
                (sums[3] - 4 * m1 * sums[2] + 6 * m1 * m1 * sums[1] - 3 * m1 * m1 * m1 * m1) / (variance * variance);
        return new Moments(
                m1,
                variance,
                skewness,
                kurtosis,
                below(Math.log(0.9)),
                below(Math.log(0.8)),
                1 - below(Math.log(1.1)),
                Math.abs(sums[4] - 1),
                Math.abs(sums[5] - 1));
    }

    /** P(S &lt; Fe^k) = N(−d₋) + n(d₋)·w′/(2√w). */
    private double below(double k) {
        double root = Math.sqrt(slice.totalVariance(k));
        double dMinus = -k / root - 0.5 * root;
        return Normal.cumulative(-dMinus) + Normal.density(dMinus) * slice.slope(k) / (2 * root);
    }
}
