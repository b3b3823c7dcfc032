package io.plimsoll.math;

/** The standard normal distribution: density n, distribution function N, its inverse, and Mills's ratio. */
public final class Normal {

    private static final double ONE_OVER_ROOT_TWO_PI = 0.3989422804014327;
    /** Past here R(z) is 1/z to double precision, and the powers in its rational form stay finite up to here. */
    private static final double FAR = 1e9;
    /** 2²⁷ + 1 cuts a double into two halves whose products are exact (Dekker 1971). */
    private static final double HALVES = 134217729;

    private Normal() {}

    /** n(x), the density. */
    public static double density(double x) {
        return ONE_OVER_ROOT_TWO_PI * Math.exp(-0.5 * x * x);
    }

    /** N(x), the distribution function, to a relative error of 1e-15 in the left tail too; 1 − N(x) is N(−x). */
    public static double cumulative(double x) {
        double z = Math.abs(x);
        if (z > 39) {
            return x > 0 ? 1 : 0;
        }
        double tail = millsRatio(z) * exactDensity(z);
        return x > 0 ? 1 - tail : tail;
    }

    /**
     * Mills's ratio R(z) = (1 − N(z))/n(z) for z ≥ 0, to a relative error of 6e-16; about 1/z for large z. One rational
     * function of degrees 10 and 11, our own minimax fit of relative error 1e-17 on [0, ∞); all its coefficients are
     * positive, so nothing cancels. Slightly negative z are harmless.
     */
    public static double millsRatio(double z) {
        if (z > FAR) {
            return 1 / z;
        }
        double z2 = z * z;
        double z4 = z2 * z2;
        double z8 = z4 * z4;
        double top = (1.2533141373155003 + 2.1496815106572837 * z)
                + (1.8216155636492992 + 0.9882744463039854 * z) * z2
                + ((0.37707332839093716 + 0.10533325442868442 * z)
                                + (0.0218037592190191 + 0.003309264585491417 * z) * z2)
                        * z4
                + ((0.0003541905158934438 + 2.4353107158266566e-05 * z) + 8.298375074707777e-07 * z2) * z8;
        double bottom = (1.0 + 2.513082248799694 * z)
                + (2.9585884602989387 + 2.1585613726526844 * z) * z2
                + ((1.087232725091053 + 0.3981770042005504 * z) + (0.1085938128177662 + 0.022156290059614066 * z) * z2)
                        * z4
                + ((0.0033336176926524025 + 0.000355020353400901 * z)
                                + (2.4353107158266593e-05 + 8.298375074707777e-07 * z) * z2)
                        * z8;
        return top / bottom;
    }

    /**
     * N⁻¹(p), the quantile, to a relative error of about 1e-15: M. J. Wichura, "Algorithm AS 241: the percentage points of
     * the normal distribution", Applied Statistics 37 (1988), 477–484.
     *
     * @param p a probability; 0 and 1 give the infinities, anything outside [0, 1] gives NaN
     */
    public static double quantile(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            return quantileFromMedian(q);
        }
        return q < 0 ? -upperQuantile(p) : upperQuantile(1 - p);
    }

    /** N⁻¹(½ + q), which keeps its digits for small q; q in [−½, ½], else NaN. */
    public static double quantileFromMedian(double q) {
        double size = Math.abs(q);
        if (!(size <= 0.425)) {
            return Math.copySign(upperQuantile(0.5 - size), q);
        }
        double z = 0.180625 - q * q;
        double top =
                ((((((2509.0809287301227 * z + 33430.57558358813) * z + 67265.7709270087) * z + 45921.95393154987) * z
                                                                        + 13731.69376550946)
                                                                * z
                                                        + 1971.5909503065513)
                                                * z
                                        + 133.14166789178438)
                                * z
                        + 3.3871328727963665;
        double bottom =
                ((((((5226.495278852854 * z + 28729.085735721943) * z + 39307.89580009271) * z + 21213.794301586597) * z
                                                                        + 5394.196021424751)
                                                                * z
                                                        + 687.1870074920579)
                                                * z
                                        + 42.31333070160091)
                                * z
                        + 1;
        return q * (top / bottom);
    }

    /** The x ≥ 0 that is exceeded with probability p ≤ 0.075. */
    private static double upperQuantile(double p) {
        if (p == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double r = Math.sqrt(-Math.log(p));
        return r <= 5 ? nearTail(r - 1.6) : farTail(r - 5);
    }

    private static double nearTail(double r) {
        double top = ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r
                                                                                + 1.2704582524523684)
                                                                        * r
                                                                + 3.6478483247632045)
                                                        * r
                                                + 5.769497221460691)
                                        * r
                                + 4.630337846156546)
                        * r
                + 1.4234371107496835;
        double bottom = ((((((1.0507500716444169e-09 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r
                                                                                + 0.14810397642748008)
                                                                        * r
                                                                + 0.6897673349851)
                                                        * r
                                                + 1.6763848301838038)
                                        * r
                                + 2.053191626637759)
                        * r
                + 1;
        return top / bottom;
    }

    private static double farTail(double r) {
        double top = ((((((2.0103343992922881e-07 * r + 2.7115555687434876e-05) * r + 0.0012426609473880784) * r
                                                                                + 0.026532189526576124)
                                                                        * r
                                                                + 0.29656057182850487)
                                                        * r
                                                + 1.7848265399172913)
                                        * r
                                + 5.463784911164114)
                        * r
                + 6.657904643501103;
        double bottom = ((((((2.0442631033899397e-15 * r + 1.421511758316446e-07) * r + 1.8463183175100548e-05) * r
                                                                                + 0.0007868691311456133)
                                                                        * r
                                                                + 0.014875361290850615)
                                                        * r
                                                + 0.1369298809227358)
                                        * r
                                + 0.599832206555888)
                        * r
                + 1;
        return top / bottom;
    }

    /** n(x) with the rounding of x² put back, which would cost 1e-13 at x = 38. */
    private static double exactDensity(double x) {
        double square = x * x;
        double scaled = HALVES * x;
        double high = scaled - (scaled - x);
        double low = x - high;
        double rounding = (high * high - square) + 2 * high * low + low * low;
        double exp = Math.exp(-0.5 * square);
        return ONE_OVER_ROOT_TWO_PI * (exp - 0.5 * rounding * exp);
    }
}
