package io.plimsoll.learn;

/**
 * Keeps the multiplier between its bounds by construction:
 *
 * <pre>ln m = lo + (hi − lo)·s(z + z₀),  s(x) = 1/(1 + e⁻ˣ),  z₀ = ln(−lo/hi)</pre>
 *
 * with lo = ln lowest and hi = ln highest, so that z = 0 gives ln m = 0, the multiplier 1.
 *
 * @param lo ln of the least multiplier, &lt; 0
 * @param hi ln of the greatest multiplier, &gt; 0
 * @param offset z₀: s(z₀) = −lo/(hi − lo), whose odds are −lo/hi
 */
record MultiplierBounds(double lo, double hi, double offset) {

    MultiplierBounds {
        if (!(lo < 0 && 0 < hi && hi < Double.POSITIVE_INFINITY && lo > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "ln bounds must satisfy -infinity < lo < 0 < hi < infinity, were " + lo + " and " + hi);
        }
    }

    static MultiplierBounds of(double lowest, double highest) {
        double lo = Math.log(lowest);
        double hi = Math.log(highest);
        return new MultiplierBounds(lo, hi, Math.log(-lo / hi));
    }

    double width() {
        return hi - lo;
    }

    /** ln m at the network's raw output z; the rounding of the last bit is cut off at the bounds. */
    double logMultiplier(double z) {
        return logMultiplierAt(share(z));
    }

    /** s(z + z₀), how far ln m lies between its bounds. */
    double share(double z) {
        return 1 / (1 + Math.exp(-(z + offset)));
    }

    double logMultiplierAt(double share) {
        return Math.min(hi, Math.max(lo, lo + width() * share));
    }

    /** d ln m/dz. */
    double slopeAt(double share) {
        return width() * share * (1 - share);
    }
}
