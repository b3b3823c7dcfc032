package io.plimsoll.report;

import io.plimsoll.backtest.BreachWatch;
import io.plimsoll.backtest.FoldDrift;
import io.plimsoll.backtest.Metrics;
import io.plimsoll.market.DataOrigin;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Everything that the tear sheet shows, as plain tables and series; the app renders it.
 *
 * @param title the study's title
 * @param origin real or simulated; simulated is marked on every figure
 * @param facts short facts for the head of the page, label to text, in order (period, sessions, sides, seed …)
 * @param findings sentences that say what the run shows, losses beside wins
 * @param limits sentences that say what the run cannot show
 * @param unit the unit of margins and losses, such as "relative change" or "USD per barrel"
 * @param baseline name of the model that the network multiplies, such as {@code ivsmoothed}
 * @param metrics the benchmark table
 * @param watches what monitors of every model's breaches would have said
 * @param drift how far the features moved, by fold
 * @param sides the daily series, one a side
 * @param smiles chosen days with their quotes and fits
 * @param atTheMoney at-the-money volatility at 30 days by date, against an index where there is one
 * @param calibration slices by year
 * @param cleaning rows by file and reason
 */
public record ReportModel(
        String title,
        DataOrigin origin,
        Map<String, String> facts,
        List<String> findings,
        List<String> limits,
        String unit,
        String baseline,
        Metrics metrics,
        List<BreachWatch> watches,
        List<FoldDrift> drift,
        List<SideSeries> sides,
        List<SmileDay> smiles,
        VolSeries atTheMoney,
        List<CalibrationYear> calibration,
        List<CleaningCount> cleaning) {

    /**
     * One side's days.
     *
     * @param side {@code long}, {@code short} or {@code both}
     * @param dates the days of the losses
     * @param losses the loss of the side on each day; a gain is negative
     * @param margins by model, the margin that stood for that day
     * @param networkMultiplier m of the network alone
     * @param controlledMultiplier m of the network with the controller
     * @param ledger the controller's ledger
     */
    public record SideSeries(
            String side,
            List<LocalDate> dates,
            double[] losses,
            Map<String, double[]> margins,
            double[] networkMultiplier,
            double[] controlledMultiplier,
            LedgerSeries ledger) {}

    /**
     * The controller's account: breach rate = α + (g_N − g_0)/(ηN) + C/(ηN) − D/(ηN).
     *
     * @param eta η
     * @param alpha the breach probability aimed at, such as 0.01
     * @param state g after each day
     * @param clippedAtCap C so far, after each day
     * @param clippedAtFloor D so far, after each day
     * @param rate most |Δ ln m| a session; infinite for no limit
     * @param withheldUp what the rate withheld of rises of ln m, summed over all days
     * @param withheldDown the same of falls
     * @param breachRate breaches ÷ days, over all days
     * @param identityError |left − right| of the identity, over all days
     */
    public record LedgerSeries(
            double eta,
            double alpha,
            double[] state,
            double[] clippedAtCap,
            double[] clippedAtFloor,
            double rate,
            double withheldUp,
            double withheldDown,
            double breachRate,
            double identityError) {}

    /** A chosen day: why it was chosen, and its slices by rising expiry. */
    public record SmileDay(LocalDate date, String why, List<Smile> slices) {}

    /**
     * One expiry of a chosen day.
     *
     * @param expiry the expiry
     * @param days calendar days to expiry
     * @param forward F
     * @param logMoneyness k of the quotes
     * @param vols implied volatilities of the quotes, decimal
     * @param halfSpreads half spreads in volatility, NaN where there is no quote
     * @param curveLogMoneyness k of the fitted curve; empty where the slice was rejected
     * @param curveVols σ(k) of the fitted curve
     * @param status parameters, errors and flags in words, or the rejection
     */
    public record Smile(
            LocalDate expiry,
            long days,
            double forward,
            double[] logMoneyness,
            double[] vols,
            double[] halfSpreads,
            double[] curveLogMoneyness,
            double[] curveVols,
            String status) {}

    /** At-the-money volatility at 30 days, decimal, NaN where missing; {@code indexName} is empty without an index. */
    public record VolSeries(
            List<LocalDate> dates, double[] atTheMoney, String indexName, double[] index, double correlation) {}

    /**
     * A year of slices.
     *
     * @param year the calendar year
     * @param slices slices with five or more usable strikes
     * @param calibrated of these, calibrated with identified wings
     * @param rejected of these, rejected
     * @param fewerStrikes slices with fewer than five usable strikes
     * @param medianRmseVolBp median RMSE of raw SVI in calibrated slices, volatility basis points
     * @param repaired slices from which butterfly arbitrage was taken
     * @param calendar slices that cross the expiry before among the quotes
     */
    public record CalibrationYear(
            int year,
            int slices,
            int calibrated,
            int rejected,
            int fewerStrikes,
            double medianRmseVolBp,
            int repaired,
            int calendar) {}

    /** Rows of a file by what became of them; {@code outcome} is {@code used} or a reason's name. */
    public record CleaningCount(String file, String outcome, String text, long rows) {}
}
