package io.plimsoll.margin.span;

import java.util.List;

/**
 * The margin of one combined commodity, with everything that decides it. Amounts are in its currency.
 *
 * @param code of the combined commodity
 * @param currency ISO code
 * @param scans one, or one for each scan tier that has holdings
 * @param deltas by period
 * @param spreads formed within the commodity, in the order in which they were formed
 * @param spots charges for periods in delivery
 * @param scanRisk Σ of the scans
 * @param spreadCharge Σ of the spreads
 * @param spotCharge Σ of the spots
 * @param credit Σ of what spreads with others give back; they stand in {@link SpanAccountMargin#credits}
 * @param shortOptionMinimum the least that short options cost
 * @param rule which rule made the risk
 * @param risk at least 0
 * @param netOptionValue of options whose premium is paid up front: long less short
 */
public record CommodityMargin(
        String code,
        String currency,
        List<ScanResult> scans,
        List<PeriodDelta> deltas,
        List<FormedSpread> spreads,
        List<SpotResult> spots,
        double scanRisk,
        double spreadCharge,
        double spotCharge,
        double credit,
        double shortOptionMinimum,
        Rule rule,
        double risk,
        double netOptionValue) {

    public CommodityMargin {
        scans = List.copyOf(scans);
        deltas = List.copyOf(deltas);
        spreads = List.copyOf(spreads);
        spots = List.copyOf(spots);
    }

    /** What makes the risk. */
    public enum Rule {
        /** Scan risk + spread charge + spot charge − credit. */
        CALCULATED,
        /** The short option minimum, which is larger. */
        SHORT_OPTION_MINIMUM,
        /** The value of the options: there are only long ones whose premium is paid, and no more can be lost. */
        OPTION_VALUE,
        /** Zero: the credits are larger than the rest. */
        ZERO
    }

    /** Scan risk + spread charge + spot charge − credit, whatever the rule. */
    public double calculated() {
        return scanRisk + spreadCharge + spotCharge - credit;
    }
}
