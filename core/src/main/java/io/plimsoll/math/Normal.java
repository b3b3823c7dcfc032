package io.plimsoll.math;

/** The standard normal distribution: density φ, distribution Φ, its inverse and the ratio Φ/φ. */
public final class Normal {

    private static final double ONE_OVER_ROOT_TWO_PI = 0.3989422804014327;
    private static final double ROOT_HALF_PI = 1.2533141373155003;
    private static final double ROOT_HALF = 0.7071067811865476;

    private static final double[] CENTRE_TOP = {
        2509.0809287301227,
        33430.57558358813,
        67265.7709270087,
        45921.95393154987,
        13731.69376550946,
        1971.5909503065513,
        133.14166789178438,
        3.3871328727963665
    };
    private static final double[] CENTRE_BOTTOM = {
        5226.495278852854,
        28729.085735721943,
        39307.89580009271,
        21213.794301586597,
        5394.196021424751,
        687.1870074920579,
        42.31333070160091,
        1.0
    };
    private static final double[] NEAR_TOP = {
        0.0007745450142783414,
        0.022723844989269184,
        0.2417807251774506,
        1.2704582524523684,
        3.6478483247632045,
        5.769497221460691,
        4.630337846156546,
        1.4234371107496835
    };
    private static final double[] NEAR_BOTTOM = {
        1.0507500716444169e-09,
        0.0005475938084995345,
        0.015198666563616457,
        0.14810397642748008,
        0.6897673349851,
        1.6763848301838038,
        2.053191626637759,
        1.0
    };
    private static final double[] FAR_TOP = {
        2.0103343992922881e-07,
        2.7115555687434876e-05,
        0.0012426609473880784,
        0.026532189526576124,
        0.29656057182850487,
        1.7848265399172913,
        5.463784911164114,
        6.657904643501103
    };
    private static final double[] FAR_BOTTOM = {
        2.0442631033899397e-15,
        1.421511758316446e-07,
        1.8463183175100548e-05,
        0.0007868691311456133,
        0.014875361290850615,
        0.1369298809227358,
        0.599832206555888,
        1.0
    };

    private Normal() {}

    /** φ(x) = e^(−x²/2)/√(2π). */
    public static double pdf(double x) {
        return ONE_OVER_ROOT_TWO_PI * Math.exp(-0.5 * x * x);
    }

    /** Φ(x) = P(X ≤ x), to a relative error of about 1e-15 in the left tail too; 1 − Φ(x) is Φ(−x). */
    public static double cdf(double x) {
        return 0.5 * ErrorFunction.erfc(-x * ROOT_HALF);
    }

    /** Φ(x)/φ(x); about −1/x in the left tail, where Φ itself underflows. */
    public static double cdfOverPdf(double x) {
        return ROOT_HALF_PI * ErrorFunction.erfcx(-x * ROOT_HALF);
    }

    /**
     * Φ⁻¹(p), to a relative error of about 1e-15: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal
     * distribution", Applied Statistics 37 (1988), 477–484.
     *
     * @param p a probability in [0, 1]; 0 and 1 give the infinities
     * @throws IllegalArgumentException if p is outside [0, 1] or NaN
     */
    public static double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be in [0, 1], was " + p);
        }
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double z = 0.180625 - q * q;
            return q * ratio(CENTRE_TOP, CENTRE_BOTTOM, z);
        }
        double tail = q < 0 ? p : 1 - p;
        if (tail == 0) {
            return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double z = Math.sqrt(-Math.log(tail));
        double x = z <= 5 ? ratio(NEAR_TOP, NEAR_BOTTOM, z - 1.6) : ratio(FAR_TOP, FAR_BOTTOM, z - 5);
        return q < 0 ? -x : x;
    }

    private static double ratio(double[] top, double[] bottom, double z) {
        double above = top[0];
        double below = bottom[0];
        for (int i = 1; i < top.length; i++) {
            above = above * z + top[i];
            below = below * z + bottom[i];
        }
        return above / below;
    }
}
