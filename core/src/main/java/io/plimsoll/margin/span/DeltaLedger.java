package io.plimsoll.margin.span;

import java.util.ArrayList;
import java.util.List;

/** What spreads leave of the deltas of one combined commodity, and what each holding bears of charges and credits. */
final class DeltaLedger {

    final CommodityHoldings held;
    /** Delta left of each period. */
    final double[] left;
    /** Delta of each period when the spreads within the commodity were formed. */
    private double[] outright;

    final List<FormedSpread> spreads = new ArrayList<>();
    final List<SpotResult> spots = new ArrayList<>();
    /** By holding, in currency. */
    final double[] spreadParts;

    final double[] spotParts;
    final double[] creditParts;
    double credit;

    DeltaLedger(CommodityHoldings held) {
        this.held = held;
        left = held.net.clone();
        outright = held.net;
        spreadParts = new double[held.deltas.length];
        spotParts = new double[held.deltas.length];
        creditParts = new double[held.deltas.length];
    }

    /** Takes what is left now as what is outright, for spot charges and for the credits to come. */
    void closeSpreads() {
        outright = left.clone();
    }

    double outright(int period) {
        return outright[period];
    }

    /** Takes delta out of periods, the earliest first; {@code sign} tells which side is used. */
    List<UsedDelta> use(int[] periods, int sign, double amount) {
        List<UsedDelta> used = new ArrayList<>();
        double open = amount;
        for (int p : periods) {
            double taken = Math.min(open, sign * left[p]);
            if (taken > 0) {
                left[p] = CommodityHoldings.cleaned(left[p] - sign * taken, Math.abs(held.net[p]));
                open -= taken;
                used.add(new UsedDelta(held.commodity.code(), held.periods.get(p), sign * taken));
            }
        }
        return used;
    }

    /** Parts an amount among holdings: among periods by deltas used, within a period by deltas. */
    void part(double amount, List<UsedDelta> used, double[] parts) {
        double all = used.stream().mapToDouble(use -> Math.abs(use.delta())).sum();
        for (UsedDelta use : used) {
            part(amount * Math.abs(use.delta()) / all, held.periods.indexOf(use.period()), parts);
        }
    }

    void part(double amount, int period, double[] parts) {
        for (int h = 0; h < parts.length; h++) {
            if (held.periodOf[h] == period) {
                parts[h] += amount * (held.deltas[h] / held.net[period]);
            }
        }
    }

    /** Charges the periods in delivery: deltas that spreads have used, and deltas that are left. */
    void chargeSpots() {
        for (SpotCharge charge : held.commodity.spotCharges()) {
            for (int p : held.periodsOf(charge.period())) {
                double open = Math.abs(left[p]);
                double used = Math.abs(held.net[p] - left[p]);
                double amount = used * charge.inSpreads() + open * charge.outright();
                if (amount != 0) {
                    spots.add(new SpotResult(held.periods.get(p), used, open, amount));
                    part(amount, p, spotParts);
                }
            }
        }
    }

    /**
     * The risk of one delta of a leg: price risk ÷ net delta, of the scan tier that the leg speaks of or of the whole combined
     * commodity, the net delta before or after the spreads within the commodity, whichever is larger. Where the leg is but a part
     * of what was scanned, or the spread is a super spread, at most scan risk ÷ delta of the leg.
     */
    double weightedFuturesPriceRisk(SpreadLeg leg, boolean superSpread) {
        int[] own = held.periodsOf(leg, held.commodity.interTiers());
        int scan = scanOf(leg);
        boolean whole = own.length == held.periods.size();
        int[] base = scan >= 0 ? held.periodsOfScan(scan) : held.allPeriods();
        double priceRisk = scan >= 0 ? held.scans.get(scan).priceRisk() : held.priceRisk();
        double perDelta = perDelta(priceRisk, base);
        if (whole || scan >= 0) {
            return superSpread ? Math.min(perDelta, perDelta(scanRisk(scan), own)) : perDelta;
        }
        return Math.min(perDelta, perDelta(held.scanRisk(), own));
    }

    private double scanRisk(int scan) {
        return scan >= 0 ? held.scans.get(scan).scanRisk() : held.scanRisk();
    }

    private double perDelta(double risk, int[] periods) {
        double delta = Math.max(
                Math.abs(CommodityHoldings.sum(held.net, periods)), Math.abs(CommodityHoldings.sum(outright, periods)));
        return delta == 0 ? 0 : risk / delta;
    }

    /** The scan of the tier that a leg speaks of; −1 where that tier was not scanned apart. */
    private int scanOf(SpreadLeg leg) {
        for (Tier tier : held.commodity.interTiers()) {
            if (leg.period().isEmpty() && tier.number() == leg.tier() && leg.tier() != 0) {
                for (int s = 0; s < held.scans.size(); s++) {
                    Tier scanned = held.scans.get(s).tier();
                    if (scanned.start().equals(tier.start()) && scanned.end().equals(tier.end())) {
                        return s;
                    }
                }
            }
        }
        return -1;
    }
}
