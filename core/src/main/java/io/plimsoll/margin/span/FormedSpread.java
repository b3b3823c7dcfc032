package io.plimsoll.margin.span;

import java.util.List;

/**
 * A spread between months that was formed and charged.
 *
 * @param rule what it was formed by
 * @param count spreads formed, not rounded to whole ones
 * @param charge count × charge for one, in the currency of the combined commodity
 * @param used deltas, leg after leg
 */
public record FormedSpread(IntracommoditySpread rule, double count, double charge, List<UsedDelta> used) {

    public FormedSpread {
        used = List.copyOf(used);
    }
}
