package io.plimsoll.margin.portfolio;

/**
 * So many contracts of one instrument.
 *
 * @param instrument its name
 * @param quantity contracts, long above zero
 */
public record Holding(String instrument, double quantity) {

    public Holding {
        if (!Double.isFinite(quantity)) {
            throw new IllegalArgumentException("a quantity must be a number, was " + quantity + " of " + instrument);
        }
    }
}
