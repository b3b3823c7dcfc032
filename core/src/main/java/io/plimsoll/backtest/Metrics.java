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
 * @param oracle one entry a side of what no one can know, named {@value #ORACLE}: the margins of one who knew the state that
 *     each return of a simulated market was drawn from. It is no model and not in {@code metrics.json}; empty where the
 *     truth is not known
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
        List<ModelMetrics> models,
        List<ModelMetrics> oracle) {

    /** The name of the oracle's rows. */
    public static final String ORACLE = "oracle";

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
     * @param dqP p-value of the dynamic quantile test with four lags and the margin; null as {@link
     *     DynamicQuantile#pValue} is empty
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
     * @param sdLogChange standard deviation of the daily change of ln margin, of no unit; null where a margin is not above 0
     * @param worst250 most breaches in any 250 consecutive days
     * @param meanUncovered mean of loss − margin on breach days; null without a breach
     * @param peakUncovered largest loss − margin; null without a breach
     * @param mcs90 whether the model is in the 90 % {@linkplain ModelConfidenceSet model confidence set} of the pinball losses of
     *     all models of its side; null for the oracle, which is no model
     * @param maxEValue the largest e-value, of any day, against {@code breachRate} being the one aimed at or less: over c with a
     *     chance of 1 in c at most, however often it is looked at; null for the oracle
     * @param alarmDay the first day on which it was as large as the alarm of the study; null where there is none
     * @param oraclePinball mean pinball loss on the same days of a margin equal to the true quantile given the state at the
     *     close before; null, and then not in {@code metrics.json}, where that is not known: on any market that was traded, for
     *     {@code both}, at a confidence or horizon other than the truth's, and where a day of the backtest has none
     * @param regret (pinball − oraclePinball) ÷ oraclePinball, a fraction: of the losses as they came out, so a model that was
     *     lucky may have a negative one, though none can be expected to; null where oraclePinball is
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
            @Nullable Double dqP,
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
            @Nullable Double sdLogChange,
            int worst250,
            @Nullable Double meanUncovered,
            @Nullable Double peakUncovered,
            @Nullable Boolean mcs90,
            @Nullable Double maxEValue,
            @Nullable LocalDate alarmDay,
            @Nullable Double oraclePinball,
            @Nullable Double regret) {

        /** The same, held against the oracle's pinball loss on the same days. */
        ModelMetrics against(double oracle) {
            return new ModelMetrics(
                    name,
                    side,
                    breaches,
                    breachRate,
                    breachRateLow,
                    breachRateHigh,
                    kupiecP,
                    independenceP,
                    conditionalCoverageP,
                    dqP,
                    meanMargin,
                    meanMarginToPrice,
                    pinball,
                    pinballVsBaselineLow,
                    pinballVsBaselineHigh,
                    peakToTrough,
                    maxIncrease1d,
                    maxIncrease5d,
                    maxIncrease20d,
                    sdChange,
                    sdLogChange,
                    worst250,
                    meanUncovered,
                    peakUncovered,
                    mcs90,
                    maxEValue,
                    alarmDay,
                    oracle,
                    (pinball - oracle) / oracle);
        }
    }

    /** The same with the oracle's entries, and every model of their sides held against them. */
    Metrics against(List<ModelMetrics> oracles) {
        return new Metrics(
                study,
                dataOrigin,
                confidence,
                horizonDays,
                observations,
                start,
                end,
                baseline,
                models.stream().map(m -> against(m, oracles)).toList(),
                oracles.stream().map(m -> against(m, oracles)).toList());
    }

    private static ModelMetrics against(ModelMetrics model, List<ModelMetrics> oracles) {
        return oracles.stream()
                .filter(o -> o.side().equals(model.side()))
                .findFirst()
                .map(o -> model.against(o.pinball()))
                .orElse(model);
    }
}
