package io.plimsoll.drift;

/**
 * How far one feature has moved from the rows trained on to the rows tested.
 *
 * @param feature its name
 * @param side whose margin it tells of; empty for a feature of the market, which is the same on all sides
 * @param stability its population stability index, and the shares missing
 * @param kolmogorovSmirnov the two-sample test of its known values
 */
public record FeatureDrift(
        String feature, String side, PopulationStability stability, KolmogorovSmirnov kolmogorovSmirnov) {

    /** Of its values, NaN where missing. */
    public static FeatureDrift of(String feature, String side, double[] training, double[] test) {
        return new FeatureDrift(
                feature, side, PopulationStability.of(training, test), KolmogorovSmirnov.of(training, test));
    }
}
