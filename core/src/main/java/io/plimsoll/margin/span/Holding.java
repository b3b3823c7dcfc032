package io.plimsoll.margin.span;

/**
 * Contracts that an account holds.
 *
 * @param contract what is held
 * @param quantity contracts, above zero for long; may be a fraction
 */
public record Holding(SpanContract contract, double quantity) {

    public Holding {
        if (!Double.isFinite(quantity)) {
            throw new IllegalArgumentException(
                    "the quantity of " + contract.series() + " must be a number, was " + quantity);
        }
    }

    /** The value of the holding, in currency: below zero where it is short. */
    public double value() {
        return quantity * contract.value();
    }

    boolean isShortOption() {
        return quantity < 0 && contract.series().product().type().isOption();
    }
}
