package io.plimsoll.margin;

/**
 * What the past says could happen to one long unit until the end of the horizon, each change already brought to the scale
 * of today by the model that tells it. Entry i belongs to the session {@code changes.length − i} before the next one, so
 * that the last entry ends at the last session known; the changes of several underlyings are joined by those sessions.
 *
 * @param changes profit and loss of one long unit, in the study's unit (relative, or price units); NaN where there is none
 * @param weights what each change counts, not negative; they need not add up to 1
 */
public record Scenarios(double[] changes, double[] weights) {

    public Scenarios {
        if (changes.length != weights.length) {
            throw new IllegalArgumentException("scenarios need one weight a change, had " + weights.length + " for "
                    + changes.length + " changes");
        }
    }
}
