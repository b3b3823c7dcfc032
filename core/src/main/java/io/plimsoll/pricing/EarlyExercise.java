package io.plimsoll.pricing;

/**
 * How the early-exercise premium of an American option is found. Every method prices a put with strike 1 on x = S/K with
 * m = rT, n = qT and s = σ√T; a call is the put with asset and strike, and with rate and yield, exchanged (McDonald &amp;
 * Schroder, "A Parity Result for American Options", Journal of Computational Finance 1, 1998).
 *
 * <p>Errors against {@link #SPECTRAL_REFERENCE} of 3,000 out-of-the-money options on futures (0 to 2.5 deviations, σ 10–80 %,
 * up to two years, r 0.5–6 %), and microseconds a price and an inversion on one core:
 *
 * <pre>
 *                        price/strike          implied volatility, bp    µs
 *                        median   largest      median   99 %   largest   price   inversion
 * BARONE_ADESI_WHALEY    1.2e-4   4.2e-3        7.6      78     117         0.7         3.4
 * QD_PLUS                2.0e-5   7.3e-4        1.1      16      25         0.8         3.3
 * SPECTRAL               2.0e-8   1.3e-6        0.001   0.01    0.03          8          30
 * SPECTRAL_REFERENCE     (1e-11)                                          1,700       6,200
 * </pre>
 *
 * The errors of the first two in volatility grow far out of the money, where vega is small: from two deviations on they exceed
 * those of not taking the premium off at all (0.8 bp there at r = 5 %, half a year, σ = 40 %).
 */
public enum EarlyExercise {
    /** The quadratic approximation of Barone-Adesi &amp; Whaley (1987). */
    BARONE_ADESI_WHALEY {
        @Override
        double premium(double y, double s, double m, double n) {
            return QuadraticApproximation.baroneAdesiWhaley(s, m, n).premium(y);
        }

        @Override
        double logBoundary(double s, double m, double n) {
            return QuadraticApproximation.baroneAdesiWhaley(s, m, n).logBoundary();
        }
    },

    /** The corrected quadratic approximation of Li (2010). */
    QD_PLUS {
        @Override
        double premium(double y, double s, double m, double n) {
            return QuadraticApproximation.qdPlus(s, m, n).premium(y);
        }

        @Override
        double logBoundary(double s, double m, double n) {
            return QuadraticApproximation.qdPlus(s, m, n).logBoundary();
        }
    },

    /** Spectral collocation of the boundary, Andersen, Lake &amp; Offengenden (2016), with five points. */
    SPECTRAL {
        @Override
        double premium(double y, double s, double m, double n) {
            return new SpectralCollocation(Collocation.FAST, s, m, n).premium(y);
        }

        @Override
        double logBoundary(double s, double m, double n) {
            return new SpectralCollocation(Collocation.FAST, s, m, n).logBoundary();
        }
    },

    /** The same with twenty-four points: the reference that the others are held against. */
    SPECTRAL_REFERENCE {
        @Override
        double premium(double y, double s, double m, double n) {
            return new SpectralCollocation(Collocation.REFERENCE, s, m, n).premium(y);
        }

        @Override
        double logBoundary(double s, double m, double n) {
            return new SpectralCollocation(Collocation.REFERENCE, s, m, n).logBoundary();
        }
    };

    /**
     * The put's American less its European price at x = e^y, in strikes, for m &gt; 0 or n &lt; m = 0, and s in
     * [1e-8, 100].
     */
    abstract double premium(double y, double s, double m, double n);

    /** ln of the x at and under which the put is exercised; arguments as above. */
    abstract double logBoundary(double s, double m, double n);
}
