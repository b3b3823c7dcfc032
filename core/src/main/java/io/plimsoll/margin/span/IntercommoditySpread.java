package io.plimsoll.margin.span;

import java.util.List;

/**
 * The credit for combined commodities that offset each other.
 *
 * @param priority spreads are formed from the lowest number up
 * @param superSpread whether it is formed before the spreads within a commodity
 * @param method what the credits are
 * @param legs two or more
 */
public record IntercommoditySpread(int priority, boolean superSpread, Method method, List<Leg> legs) {

    public IntercommoditySpread {
        legs = List.copyOf(legs);
    }

    /** What a credit is. */
    public enum Method {
        /** A share of the leg's price risk: 0.55 gives back 55 %. */
        SHARE,
        /** An amount of currency for one spread. */
        AMOUNT
    }

    /**
     * A leg and its credit.
     *
     * @param leg what is spread
     * @param credit by the spread's method
     */
    public record Leg(SpreadLeg leg, double credit) {}
}
