package io.plimsoll.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.volatility.AgeWeights;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Value at risk of weighted observations, as printed elsewhere. */
class PublishedQuantilesTest {

    /**
     * Allen, Boudoukh &amp; Saunders, Understanding Market, Credit and Operational Risk (2004), chapter 2, the table of the
     * hybrid approach: the six worst of 100 returns, λ = 0.98, and the same 25 days later. Columns: loss in per cent, days
     * ago, weight, cumulative weight. The example is that of Boudoukh, Richardson &amp; Whitelaw (1998).
     */
    private static final double[][] TODAY = {
        {3.30, 3, 0.0221, 0.0221},
        {2.90, 2, 0.0226, 0.0447},
        {2.70, 65, 0.0063, 0.0511},
        {2.50, 45, 0.0095, 0.0605},
        {2.40, 5, 0.0213, 0.0818},
        {2.30, 30, 0.0128, 0.0947}
    };

    private static final double[][] LATER = {
        {3.30, 28, 0.0134, 0.0134},
        {2.90, 27, 0.0136, 0.0270},
        {2.70, 90, 0.0038, 0.0308},
        {2.50, 70, 0.0057, 0.0365},
        {2.40, 30, 0.0128, 0.0494},
        {2.30, 55, 0.0077, 0.0571}
    };

    @Test
    void theWeightsOfTheHybridApproachArePrintedOnes() {
        double[] weights = AgeWeights.of(100, 0.98);
        for (double[][] table : new double[][][] {TODAY, LATER}) {
            double cumulative = 0;
            for (double[] row : table) {
                double weight = weights[100 - (int) row[1]];
                cumulative += weight;
                assertThat(weight).isCloseTo(row[2], within(0.00005));
                assertThat(cumulative).isCloseTo(row[3], within(0.00007));
            }
        }
    }

    /**
     * 2.63 is 2.70 − 0.10·(0.05 − 0.0479)/(0.0511 − 0.0479). The book of 2004 prints 2.73 for it, from 2.80 at the same
     * 0.0479, although 0.0479 is the middle of 2.70; its second figure, 2.34, follows the rule.
     */
    @Test
    void theHybridValueAtRiskIsThePublishedOne() {
        double[] weights = AgeWeights.of(100, 0.98);
        assertThat(RiskMeasure.VAR.of(losses(TODAY), weights, 0.95)).isCloseTo(2.63, within(0.005));
        assertThat(RiskMeasure.VAR.of(losses(LATER), weights, 0.95)).isCloseTo(2.34, within(0.005));
    }

    /** Historical simulation by the same rule, each weight 1 %: 5 % is the edge between 2.40 and 2.30. */
    @Test
    void theSameRuleGivesThePublishedHistoricalSimulation() {
        double[] almostEqual = AgeWeights.of(100, 1 - 1e-12);
        assertThat(RiskMeasure.VAR.of(losses(TODAY), almostEqual, 0.95)).isCloseTo(2.35, within(1e-6));
        assertThat(RiskMeasure.VAR.of(losses(LATER), almostEqual, 0.95)).isCloseTo(2.35, within(1e-6));
    }

    private static double[] losses(double[][] table) {
        double[] losses = new double[100];
        Arrays.setAll(losses, i -> 2 - 0.05 * i);
        for (double[] row : table) {
            losses[100 - (int) row[1]] = row[0];
        }
        return losses;
    }

    /**
     * Hull, Risk Management and Financial Institutions, 5th edition (2018), table 13.5, page 302: four indices, 500
     * scenarios, λ = 0.995. Columns: scenario, loss in dollars, weight, cumulative weight.
     */
    private static final double[][] FOUR_INDICES = {
        {494, 477_841, 0.00528, 0.00528},
        {339, 345_435, 0.00243, 0.00771},
        {349, 282_204, 0.00255, 0.01027},
        {329, 277_041, 0.00231, 0.01258},
        {487, 253_385, 0.00510, 0.01768},
        {227, 217_974, 0.00139, 0.01906}
    };

    @Test
    void theWeightsOfTheFourIndexExampleArePrintedOnes() {
        double[] weights = AgeWeights.of(500, 0.995);
        double cumulative = 0;
        for (double[] row : FOUR_INDICES) {
            double weight = weights[(int) row[0] - 1];
            cumulative += weight;
            assertThat(weight).isCloseTo(row[2], within(0.000005));
            assertThat(cumulative).isCloseTo(row[3], within(0.000006));
        }
    }

    /** The book takes the first loss at which the cumulative weight passes 1 %, 282,204; ours is between it and the next. */
    @Test
    void theWeightedValueAtRiskLiesBetweenTheLossPrintedAndTheNext() {
        double var = RiskMeasure.VAR.of(fourIndexLosses(), AgeWeights.of(500, 0.995), 0.99);
        assertThat(var).isBetween(277_041.0, 282_204.0);
    }

    /** The book takes the fifth worst of 500, 253,385; type 7 lies between it and the sixth. */
    @Test
    void withoutWeightsTheValueAtRiskLiesBetweenTheFifthAndTheSixthWorst() {
        double[] losses = fourIndexLosses();
        double[] equal = new double[500];
        Arrays.fill(equal, 0.002);
        double var = RiskMeasure.VAR.of(losses, equal, 0.99);
        assertThat(var).isBetween(217_974.0, 253_385.0);
        assertThat(var).isEqualTo(RiskMeasure.VAR.of(losses, 0.99));
    }

    /** Printed: (0.00528·477,841 + 0.00243·345,435 + (0.01 − 0.00528 − 0.00243)·282,204)/0.01 = 400,914. */
    @Test
    void theWeightedExpectedShortfallIsThePrintedOne() {
        double es = RiskMeasure.ES.of(fourIndexLosses(), AgeWeights.of(500, 0.995), 0.99);
        assertThat(es).isCloseTo(400_914, within(1.0));
    }

    /** With λ = 0.99 in the book's problem: 0.948·477,841 + 0.052·345,435 = 470,917. */
    @Test
    void theWeightedExpectedShortfallOfTheProblemIsThePrintedOne() {
        double es = RiskMeasure.ES.of(fourIndexLosses(), AgeWeights.of(500, 0.99), 0.99);
        assertThat(es).isCloseTo(470_917, within(50.0));
    }

    @Test
    void equalWeightsGiveTheExpectedShortfallWithoutWeights() {
        double[] losses = fourIndexLosses();
        double[] equal = new double[500];
        Arrays.fill(equal, 7);
        assertThat(RiskMeasure.ES.of(losses, equal, 0.975)).isEqualTo(RiskMeasure.ES.of(losses, 0.975));
        assertThat(RiskMeasure.ES.of(losses, AgeWeights.of(500, 1 - 1e-12), 0.975))
                .isCloseTo(RiskMeasure.ES.of(losses, 0.975), within(1e-3));
    }

    private static double[] fourIndexLosses() {
        double[] losses = new double[500];
        Arrays.setAll(losses, i -> 200_000 - 1_000 * i);
        for (double[] row : FOUR_INDICES) {
            losses[(int) row[0] - 1] = row[1];
        }
        return losses;
    }
}
