package io.plimsoll.math;

/**
 * The complementary error function and its scaled form, by the rational approximations of Cody, "Rational Chebyshev
 * Approximations for the Error Function", Mathematics of Computation 23 (1969). Relative error about 1e-16.
 */
public final class ErrorFunction {

    private static final double[] A = {
        3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694, 0.18577770618460315
    };
    private static final double[] B = {23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171};
    private static final double[] C = {
        0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
        881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
        2.1531153547440383e-08
    };
    private static final double[] D = {
        15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903,
        3290.7992357334597, 4362.619090143247, 3439.3676741437216, 1230.3393548037495
    };
    private static final double[] P = {
        0.30532663496123236,
        0.36034489994980445,
        0.12578172611122926,
        0.016083785148742275,
        0.0006587491615298378,
        0.016315387137302097
    };
    private static final double[] Q = {
        2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918
    };
    private static final double SMALL = 0.46875;
    private static final double ONE_OVER_ROOT_PI = 0.5641895835477563;

    private ErrorFunction() {}

    /** erfc(x) = 2/√π ∫ₓ^∞ e^(−t²) dt. */
    public static double erfc(double x) {
        double y = Math.abs(x);
        if (y <= SMALL) {
            return 1 - small(x);
        }
        double tail = scaledTail(y) * expMinusSquare(y);
        return x > 0 ? tail : 2 - tail;
    }

    /** erfcx(x) = e^(x²)·erfc(x); overflows under x = −26.6. */
    public static double erfcx(double x) {
        double y = Math.abs(x);
        if (y <= SMALL) {
            return Math.exp(x * x) * (1 - small(x));
        }
        return x > 0 ? scaledTail(y) : 2 / expMinusSquare(y) - scaledTail(y);
    }

    private static double small(double x) {
        double square = x * x;
        double top = A[4] * square;
        double bottom = square;
        for (int i = 0; i < 3; i++) {
            top = (top + A[i]) * square;
            bottom = (bottom + B[i]) * square;
        }
        return x * (top + A[3]) / (bottom + B[3]);
    }

    private static double scaledTail(double y) {
        if (y > 4) {
            return farTail(y);
        }
        double top = C[8] * y;
        double bottom = y;
        for (int i = 0; i < 7; i++) {
            top = (top + C[i]) * y;
            bottom = (bottom + D[i]) * y;
        }
        return (top + C[7]) / (bottom + D[7]);
    }

    private static double farTail(double y) {
        double square = 1 / (y * y);
        double top = P[5] * square;
        double bottom = square;
        for (int i = 0; i < 4; i++) {
            top = (top + P[i]) * square;
            bottom = (bottom + Q[i]) * square;
        }
        return (ONE_OVER_ROOT_PI - square * (top + P[4]) / (bottom + Q[4])) / y;
    }

    /** e^(−y²) with y² split, so that its rounding does not reach the result. */
    private static double expMinusSquare(double y) {
        double coarse = Math.floor(y * 16) / 16;
        return Math.exp(-coarse * coarse) * Math.exp(-(y - coarse) * (y + coarse));
    }
}
