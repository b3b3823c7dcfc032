package io.plimsoll.backtest;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code metrics.json} holds; the names of its components are a contract.
 *
 * @param study the study's name
 * @param dataOrigin {@code real} or {@code simulated}
 * @param confidence such as 0.99
 * @param horizonDays sessions that a margin has to last
 * @param observations days in the backtest
 * @param start first day of the backtest
 * @param end last day of the backtest
 * @param baseline the model that the network multiplies
 * @param models one entry a model and side
 */
public record Metrics(
        String study,
        String dataOrigin,
        double confidence,
        int horizonDays,
        int observations,
        LocalDate start,
        LocalDate end,
        String baseline,
        List<ModelMetrics> models) {

    /**
     * One model on one side. Rates and rises are fractions (0.55 is 55 %); margins and losses are in the study's unit;
     * a test that the data cannot answer is null.
     *
     * @param name the model
     * @param side {@code long}, {@code short} or {@code both}
     * @param breaches days with loss &gt; margin
     * @param breachRate breaches ÷ observations
     * @param breachRateLow lower end of the 95 % Clopper–Pearson interval of the breach rate
     * @param breachRateHigh its upper end
     * @param kupiecP p-value of the proportion of failures
     * @param independenceP p-value of Christoffersen's independence
     * @param conditionalCoverageP p-value of both together
     * @param meanMargin mean margin
     * @param meanMarginToPrice mean of margin ÷ price
     * @param pinball mean pinball loss of the margin as a quantile
     * @param pinballVsBaselineLow lower end of the 95 % block-bootstrap interval of (pinball − the baseline's)
     * @param pinballVsBaselineHigh its upper end
     * @param peakToTrough largest margin ÷ least margin
     * @param maxIncrease1d largest rise over one day
     * @param maxIncrease5d over five days
     * @param maxIncrease20d over twenty days
     * @param sdChange standard deviation of the daily change of the margin
     * @param worst250 most breaches in any 250 consecutive days
     * @param meanUncovered mean of loss − margin on breach days; null without a breach
     * @param peakUncovered largest loss − margin; null without a breach
     */
    public record ModelMetrics(
            String name,
            String side,
            int breaches,
            double breachRate,
            double breachRateLow,
            double breachRateHigh,
            @Nullable Double kupiecP,
            @Nullable Double independenceP,
            @Nullable Double conditionalCoverageP,
            double meanMargin,
            double meanMarginToPrice,
            double pinball,
            @Nullable Double pinballVsBaselineLow,
            @Nullable Double pinballVsBaselineHigh,
            double peakToTrough,
            double maxIncrease1d,
            double maxIncrease5d,
            double maxIncrease20d,
            double sdChange,
            int worst250,
            @Nullable Double meanUncovered,
            @Nullable Double peakUncovered) {}
}
