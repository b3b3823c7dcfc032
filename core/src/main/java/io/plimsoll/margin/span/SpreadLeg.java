package io.plimsoll.margin.span;

/**
 * One leg of a spread.
 *
 * @param combinedCommodity code of what is spread
 * @param tier of the periods that may fill the leg; 0 for all
 * @param period of the contracts that may fill the leg; empty where the tier tells
 * @param deltaPerSpread delta that one spread uses up, above zero
 * @param side legs of one letter are on the same side of the market, A against B
 */
public record SpreadLeg(String combinedCommodity, int tier, String period, double deltaPerSpread, Side side) {

    public SpreadLeg {
        if (!(deltaPerSpread > 0)) {
            throw new IllegalArgumentException("a leg's delta per spread must be above zero, was " + deltaPerSpread);
        }
    }

    /** The sides of a spread; which is long does not matter. */
    public enum Side {
        A,
        B
    }
}
