package io.plimsoll.backtest;

import io.plimsoll.margin.Side;
import io.plimsoll.market.History;
import io.plimsoll.multiplier.Ledger;
import io.plimsoll.multiplier.LedgerEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A finished backtest.
 *
 * @param dates the days that margins were for
 * @param prices close before each day, price units
 * @param losses by side, the loss on each day
 * @param series every model on every side
 * @param entries by side, the controller's days
 * @param ledgers by side, its account
 * @param folds one line a refit of the first network
 * @param networks every network as its last fold left it
 * @param drift of each fold of the first network
 * @param attention where the Transformers among the networks looked
 * @param watches what monitors of every model's breaches would have said day by day
 * @param metrics the benchmark table
 * @param oracle what a simulated market's margins should have been, one series a side, named {@value Metrics#ORACLE};
 *     empty where that is not known
 */
public record BacktestResult(
        List<LocalDate> dates,
        double[] prices,
        Map<Side, double[]> losses,
        List<ModelSeries> series,
        Map<Side, List<LedgerEntry>> entries,
        Map<Side, Ledger> ledgers,
        List<FoldSummary> folds,
        List<FittedNetwork> networks,
        List<FoldDrift> drift,
        List<FoldAttention> attention,
        List<BreachWatch> watches,
        Metrics metrics,
        List<ModelSeries> oracle) {

    /**
     * A refit.
     *
     * @param first first day tested
     * @param last last day tested
     * @param trainedUntil last day whose outcome was trained on
     * @param examples examples fitted on
     * @param validation examples that decided when to stop; 0 where those that were fitted to did
     * @param inputs network inputs
     * @param meanBestEpoch mean over the ensemble of the epoch kept
     * @param validationGain share by which the mean validation loss lies under that of multiplier 1
     * @param diverged members whose outputs became no numbers; each is kept as it was at its best epoch before
     */
    public record FoldSummary(
            LocalDate first,
            LocalDate last,
            LocalDate trainedUntil,
            int examples,
            int validation,
            int inputs,
            double meanBestEpoch,
            double validationGain,
            long diverged) {

        static FoldSummary of(FittedFold f, History history, int horizon) {
            double loss = Arrays.stream(f.report().validationLosses()).average().orElse(Double.NaN);
            return new FoldSummary(
                    history.date(f.fold().firstDecision() + horizon),
                    history.date(f.fold().lastDecision() + horizon),
                    history.date(f.fold().lastSettled()),
                    f.examples(),
                    f.validation(),
                    f.inputs(),
                    Arrays.stream(f.report().bestEpochs()).average().orElse(0),
                    1 - loss / f.report().validationLossOfOne(),
                    f.report().diverged());
        }
    }

    /**
     * The same result held against the true quantiles. It is asked for when every margin is set, so that none of them can
     * have seen these.
     *
     * @param margins by side, the true quantile of each day's loss, in the study's unit
     * @param relativePnl whether losses are relative, so that margin ÷ price is the margin itself
     */
    public BacktestResult against(Map<Side, double[]> margins, boolean relativePnl) {
        double[] one = new double[prices.length];
        Arrays.fill(one, 1);
        double[] nothing = new double[prices.length];
        Arrays.fill(nothing, Double.NaN);
        List<ModelSeries> truth = new ArrayList<>();
        List<Metrics.ModelMetrics> figures = new ArrayList<>();
        margins.forEach((side, margin) -> {
            ModelSeries own = new ModelSeries(Metrics.ORACLE, side, margin, nothing);
            truth.add(own);
            figures.add(Evaluation.of(
                    own,
                    Objects.requireNonNull(losses.get(side)),
                    relativePnl ? one : prices,
                    null,
                    null,
                    null,
                    metrics.confidence(),
                    0));
        });
        return new BacktestResult(
                dates,
                prices,
                losses,
                series,
                entries,
                ledgers,
                folds,
                networks,
                drift,
                attention,
                watches,
                metrics.against(figures),
                List.copyOf(truth));
    }

    /** A model's series on a side. */
    public ModelSeries series(String name, Side side) {
        return series.stream()
                .filter(s -> s.name().equals(name) && s.side() == side)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no series of " + name + " for " + side));
    }
}
