package io.plimsoll.features;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;

/** How dear it is to trade, where there are no quotes. */
final class Liquidity {

    private static final double ROOT_TERM = 3 - 2 * Math.sqrt(2);

    private Liquidity() {}

    /**
     * Bid-ask spread as a fraction of the price: the mean over pairs of sessions of 2(e^α − 1)/(1 + e^α), α = (√(2β) −
     * √β)/(3 − 2√2) − √(γ/(3 − 2√2)), β the sum of the two squared ranges and γ the squared range of both sessions together.
     * A session that lies wholly off the close before is moved to it first, and a negative estimate counts as zero. Corwin
     * &amp; Schultz, "A Simple Way to Estimate Bid-Ask Spreads from Daily High and Low Prices", Journal of Finance 67 (2012),
     * 719–760, equations 14 and 18 and section II.
     */
    static double corwinSchultz(History h, int sessions) {
        double sum = 0;
        int count = 0;
        for (int s = Math.max(1, h.size() - sessions); s <= h.last(); s++) {
            double spread = corwinSchultzAt(h, s);
            if (!Double.isNaN(spread)) {
                sum += spread;
                count++;
            }
        }
        return h.size() <= sessions || count < 0.8 * sessions ? Double.NaN : sum / count;
    }

    private static double corwinSchultzAt(History h, int session) {
        double before = h.at(Columns.PRICE, session - 1);
        double high = h.at(Columns.HIGH, session);
        double low = h.at(Columns.LOW, session);
        // NaN where the close before is missing.
        double shift = Math.max(low - before, 0) + Math.min(high - before, 0);
        return corwinSchultz(
                h.at(Columns.HIGH, session - 1), h.at(Columns.LOW, session - 1), high - shift, low - shift);
    }

    /** The estimate of two sessions, at least zero. */
    static double corwinSchultz(double high1, double low1, double high2, double low2) {
        double range1 = Math.log(high1 / low1);
        double range2 = Math.log(high2 / low2);
        double both = Math.log(Math.max(high1, high2) / Math.min(low1, low2));
        double beta = range1 * range1 + range2 * range2;
        double alpha = (Math.sqrt(2 * beta) - Math.sqrt(beta)) / ROOT_TERM - Math.sqrt(both * both / ROOT_TERM);
        double spread = 2 * Math.expm1(alpha) / (1 + Math.exp(alpha));
        return Double.isNaN(spread) ? Double.NaN : Math.max(0, spread);
    }

    /**
     * Mean of |return| ÷ volume over the last sessions: by how much a unit traded moves the price. Amihud, "Illiquidity and
     * Stock Returns", Journal of Financial Markets 5 (2002), 31–56, with volume in units.
     */
    static double amihud(History h, int sessions) {
        double sum = 0;
        int count = 0;
        for (int s = Math.max(0, h.size() - sessions); s <= h.last(); s++) {
            double ratio = Math.abs(h.at(Columns.RETURN, s)) / h.at(Columns.VOLUME, s);
            if (Double.isFinite(ratio)) {
                sum += ratio;
                count++;
            }
        }
        return h.size() < sessions || count < 0.8 * sessions ? Double.NaN : sum / count;
    }
}
