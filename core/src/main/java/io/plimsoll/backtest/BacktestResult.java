package io.plimsoll.backtest;

import io.plimsoll.margin.Side;
import io.plimsoll.multiplier.Ledger;
import io.plimsoll.multiplier.LedgerEntry;
import io.plimsoll.multiplier.MultiplierModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A finished backtest.
 *
 * @param dates the days that margins were for
 * @param prices close before each day, price units
 * @param losses by side, the loss on each day
 * @param series every model on every side
 * @param entries by side, the controller's days
 * @param ledgers by side, its account
 * @param folds one line a refit
 * @param lastModel the network of the last fold
 * @param metrics the benchmark table
 */
public record BacktestResult(
        List<LocalDate> dates,
        double[] prices,
        Map<Side, double[]> losses,
        List<ModelSeries> series,
        Map<Side, List<LedgerEntry>> entries,
        Map<Side, Ledger> ledgers,
        List<FoldSummary> folds,
        MultiplierModel lastModel,
        Metrics metrics) {

    /**
     * A refit.
     *
     * @param first first day tested
     * @param last last day tested
     * @param trainedUntil last day whose outcome was trained on
     * @param examples examples fitted on
     * @param validation examples that decided when to stop
     * @param inputs network inputs
     * @param meanBestEpoch mean over the ensemble of the epoch kept
     * @param validationGain share by which the mean validation loss lies under that of multiplier 1
     */
    public record FoldSummary(
            LocalDate first,
            LocalDate last,
            LocalDate trainedUntil,
            int examples,
            int validation,
            int inputs,
            double meanBestEpoch,
            double validationGain) {}

    /** A model's series on a side. */
    public ModelSeries series(String name, Side side) {
        return series.stream()
                .filter(s -> s.name().equals(name) && s.side() == side)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no series of " + name + " for " + side));
    }
}
