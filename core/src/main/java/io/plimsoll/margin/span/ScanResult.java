package io.plimsoll.margin.span;

import java.util.List;

/**
 * What the scenarios do to the holdings of one combined commodity, or of one of its scan tiers. Amounts are in the currency of
 * the combined commodity.
 *
 * @param tier which periods; all of them where there is one scan
 * @param losses by scenario: Σ quantity × array
 * @param activeScenario the first with the largest loss, counted from 1
 * @param scanRisk that loss, at least 0
 * @param volatilityAdjustedRisk mean loss of the active scenario and its pair
 * @param timeRisk mean loss of the scenarios without a price move (1 and 2)
 * @param priceRisk volatility-adjusted risk less time risk, at least 0; 0 where there is no scan risk
 * @param netDelta net composite delta before any spread
 */
public record ScanResult(
        Tier tier,
        List<Double> losses,
        int activeScenario,
        double scanRisk,
        double volatilityAdjustedRisk,
        double timeRisk,
        double priceRisk,
        double netDelta) {

    public ScanResult {
        losses = List.copyOf(losses);
    }
}
