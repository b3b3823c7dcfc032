package io.plimsoll.margin.span;

import java.util.List;

/**
 * A spread between combined commodities that was formed and credited.
 *
 * @param rule what it was formed by
 * @param count spreads formed, not rounded to whole ones
 * @param legs in the order of the rule
 */
public record FormedCredit(IntercommoditySpread rule, double count, List<Leg> legs) {

    public FormedCredit {
        legs = List.copyOf(legs);
    }

    /**
     * What one leg is given back.
     *
     * @param combinedCommodity its code
     * @param currency of the amounts
     * @param weightedFuturesPriceRisk risk of one delta; 0 where the rule gives amounts
     * @param deltasUsed count × delta per spread, at least 0
     * @param credit given back; below zero where the rule charges
     * @param used deltas by period
     */
    public record Leg(
            String combinedCommodity,
            String currency,
            double weightedFuturesPriceRisk,
            double deltasUsed,
            double credit,
            List<UsedDelta> used) {

        public Leg {
            used = List.copyOf(used);
        }
    }
}
