package io.plimsoll.simulate;

/**
 * Prices on a tick grid.
 *
 * @param size one tick, price units
 */
record Ticks(double size) {

    double nearest(double price) {
        return at(Math.rint(price / size));
    }

    double below(double price) {
        return at(Math.floor(price / size));
    }

    double above(double price) {
        return at(Math.ceil(price / size));
    }

    private double at(double count) {
        return decimal(count * size);
    }

    /** A price rounded to the decimals that a person would write. */
    static double decimal(double price) {
        return Math.rint(price * 1e9) / 1e9;
    }
}
