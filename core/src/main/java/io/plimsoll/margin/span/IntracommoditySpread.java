package io.plimsoll.margin.span;

import java.util.List;

/**
 * The charge for months of one combined commodity that offset each other in the scan, though their prices may part.
 *
 * @param priority spreads are formed from the lowest number up
 * @param charge for one spread, in the currency of the combined commodity
 * @param legs two or more
 */
public record IntracommoditySpread(int priority, double charge, List<SpreadLeg> legs) {

    public IntracommoditySpread {
        legs = List.copyOf(legs);
    }
}
