package io.plimsoll.margin.span;

import java.util.Arrays;
import java.util.List;

/**
 * A leg of a spread and the deltas that may fill it.
 *
 * @param leg of the rule
 * @param ledger of its combined commodity
 * @param periods that may fill it
 * @param isNet whether long and short deltas of its periods offset each other first; else each side is there on its own, so that
 *     a tier may be spread against itself
 */
record OpenLeg(SpreadLeg leg, DeltaLedger ledger, int[] periods, boolean isNet) {

    /** Spreads that the legs can form with side A long ({@code sideA} 1) or short (−1). */
    static double count(List<OpenLeg> legs, int sideA) {
        double count = Double.POSITIVE_INFINITY;
        for (OpenLeg leg : legs) {
            double demand = 0;
            for (OpenLeg other : legs) {
                demand += leg.sharesWith(other) ? other.leg.deltaPerSpread() : 0;
            }
            double available = leg.available(sideA);
            count = available > 0 ? Math.min(count, available / demand) : 0;
        }
        return legs.isEmpty() ? 0 : count;
    }

    /** 1 where the leg is long. */
    private int sign(int sideA) {
        return leg.side() == SpreadLeg.Side.A ? sideA : -sideA;
    }

    private double available(int sideA) {
        if (isNet) {
            return Math.max(0, sign(sideA) * CommodityHoldings.sum(ledger.left, periods));
        }
        double sum = 0;
        for (int p : periods) {
            sum += Math.max(0, sign(sideA) * ledger.left[p]);
        }
        return sum;
    }

    /** Whether both take from a period on the same side. A leg that nothing can fill shares with none, not with itself. */
    private boolean sharesWith(OpenLeg other) {
        return ledger == other.ledger && leg.side() == other.leg.side() && overlaps(other.periods);
    }

    private boolean overlaps(int[] others) {
        return Arrays.stream(periods).anyMatch(p -> Arrays.stream(others).anyMatch(q -> p == q));
    }

    List<UsedDelta> use(double count, int sideA) {
        return ledger.use(periods, sign(sideA), count * leg.deltaPerSpread());
    }
}
