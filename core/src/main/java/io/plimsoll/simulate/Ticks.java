package io.plimsoll.simulate;

/**
 * Prices on a tick grid.
 *
 * @param size one tick, price units
 */
record Ticks(double size) {

    private static final double[] STEPS = {1, 2, 2.5, 5};

    double nearest(double price) {
        return at(Math.rint(price / size));
    }

    double below(double price) {
        return at(Math.floor(price / size));
    }

    double above(double price) {
        return at(Math.ceil(price / size));
    }

    /** A number of ticks as a price, rounded to the decimals that a person would write. */
    private double at(double count) {
        return Math.rint(count * size * 1e9) / 1e9;
    }

    /** The least of 1, 2, 2.5 and 5 times a power of ten that is not below {@code width}: how strikes are spaced. */
    static double strikeStep(double width) {
        double power = 1;
        while (power > width) {
            power /= 10;
        }
        while (power * 10 < width) {
            power *= 10;
        }
        for (double step : STEPS) {
            if (step * power >= width) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
