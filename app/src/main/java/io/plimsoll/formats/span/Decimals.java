package io.plimsoll.formats.span;

/** Numbers that stand as digits with the decimal point at a known place. */
final class Decimals {

    private static final double[] POWERS = new double[23];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10; // exact up to 1e22
        }
    }

    private Decimals() {}

    /** Digits with so many decimals; a negative number of decimals means zeros behind the digits. */
    static double value(long digits, int decimals) {
        return decimals >= 0 ? digits / POWERS[decimals] : digits * POWERS[-decimals];
    }

    /** The digits of a value with so many decimals; −1 where it has more, or is negative. */
    static long digits(double value, int decimals) {
        double scaled = decimals >= 0 ? value * POWERS[decimals] : value / POWERS[-decimals];
        long digits = Math.round(scaled);
        return value >= 0 && scaled < 9e15 && value(digits, decimals) == value ? digits : -1;
    }

    /** The fewest decimals, from {@code least} up to {@code most}, that show a value; −1 000 where none do. */
    static int needed(double value, int least, int most) {
        for (int decimals = least; decimals <= most; decimals++) {
            if (digits(Math.abs(value), decimals) >= 0) {
                return decimals;
            }
        }
        return NONE;
    }

    static final int NONE = -1000;
}
