package io.plimsoll.margin.span;

/**
 * What one holding adds to the requirement; the parts of all holdings in a currency add up to its requirement.
 *
 * @param holding net of all holdings of the contract
 * @param combinedCommodity its code
 * @param currency of the amounts
 * @param scan its loss in the active scenario; 0 where no scenario loses
 * @param spreads spread charges, by deltas used
 * @param spot spot charges, by deltas
 * @param credit credits, by deltas used: below zero where they lower the risk
 * @param adjustment what the short option minimum adds, by the minimum of each holding; or what takes the parts before down or
 *     up to the value of the options, or to zero, in proportion
 * @param optionValue its value with the other sign: a long option lowers the requirement
 * @param floor what takes the holding to 0 where the requirement is 0 since option value exceeds risk
 */
public record HoldingMargin(
        Holding holding,
        String combinedCommodity,
        String currency,
        double scan,
        double spreads,
        double spot,
        double credit,
        double adjustment,
        double optionValue,
        double floor) {

    /** The part of the risk. */
    public double risk() {
        return scan + spreads + spot + credit + adjustment;
    }

    /** The part of the requirement. */
    public double total() {
        return risk() + optionValue + floor;
    }

    HoldingMargin floored() {
        return new HoldingMargin(
                holding,
                combinedCommodity,
                currency,
                scan,
                spreads,
                spot,
                credit,
                adjustment,
                optionValue,
                -(risk() + optionValue));
    }
}
