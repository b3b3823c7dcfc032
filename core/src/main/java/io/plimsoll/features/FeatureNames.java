package io.plimsoll.features;

/** How numbers are written in the names of features. */
final class FeatureNames {

    private FeatureNames() {}

    /** The decimals of λ: 94 of 0.94. */
    static String lambda(double lambda) {
        return Integer.toString((int) Math.round(100 * lambda));
    }
}
