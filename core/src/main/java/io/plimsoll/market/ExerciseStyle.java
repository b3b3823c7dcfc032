package io.plimsoll.market;

/** When an option may be exercised: at expiry only, or on any day until then. */
public enum ExerciseStyle {
    EUROPEAN,
    AMERICAN
}
