package io.plimsoll.features;

import java.time.LocalDate;

/**
 * The features of one close. A missing feature is NaN, never zero.
 *
 * @param date the session at whose close they were known
 * @param values one a feature of the catalogue
 */
public record FeatureVector(LocalDate date, double[] values) {

    /** Whether a feature is missing. */
    public boolean missing(int feature) {
        return Double.isNaN(values[feature]);
    }
}
