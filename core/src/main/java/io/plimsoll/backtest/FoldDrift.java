package io.plimsoll.backtest;

import io.plimsoll.backtest.Labels.Example;
import io.plimsoll.drift.FeatureDrift;
import io.plimsoll.margin.Side;
import io.plimsoll.multiplier.Scaler;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What moved between the decisions that a fold's network learnt from, those that decided when to stop included, and the
 * decisions that it took. Of the underlying that is tested only; a panel's rows are not looked at.
 *
 * @param first first day tested
 * @param last last day tested
 * @param trainingRows decisions learnt from
 * @param testRows decisions taken
 * @param features every feature that the network saw, in its order; those that tell the state of the margin once a side
 */
public record FoldDrift(LocalDate first, LocalDate last, int trainingRows, int testRows, List<FeatureDrift> features) {

    public FoldDrift {
        features = List.copyOf(features);
    }

    /** The feature with the largest stability index; empty where the network saw none. */
    public Optional<FeatureDrift> largest() {
        return features.stream()
                .max(Comparator.comparingDouble(f -> f.stability().psi()));
    }

    /**
     * The drift of a fold.
     *
     * @param market the underlying that is tested
     * @param names of the values that the scaler takes, in order
     * @param ofMarket how many of them, from the first, are of the market and not of a side's margin
     * @param known the fold's examples, those of other underlyings left out
     * @param scaler of the fold; a feature that it leaves out is left out here too
     * @param horizon sessions that a margin has to last
     */
    static FoldDrift of(
            TrainingMarket market,
            List<String> names,
            int ofMarket,
            Fold fold,
            List<Example> known,
            Scaler scaler,
            int horizon) {
        int[] training = known.stream().mapToInt(Example::decision).distinct().toArray();
        int[] test =
                IntStream.rangeClosed(fold.firstDecision(), fold.lastDecision()).toArray();
        List<FeatureDrift> features = new ArrayList<>();
        for (Side side : market.sides()) {
            double[][] before = rows(market, training, side);
            double[][] after = rows(market, test, side);
            for (int j = features.isEmpty() ? 0 : ofMarket; j < names.size(); j++) {
                if (scaler.uses(j) || scaler.masked()[j]) {
                    features.add(FeatureDrift.of(
                            names.get(j), j < ofMarket ? "" : side.label(), column(before, j), column(after, j)));
                }
            }
        }
        return new FoldDrift(
                market.date(fold.firstDecision() + horizon),
                market.date(fold.lastDecision() + horizon),
                training.length,
                test.length,
                features);
    }

    private static double[][] rows(TrainingMarket market, int[] decisions, Side side) {
        return IntStream.of(decisions).mapToObj(d -> market.values(d, side)).toArray(double[][]::new);
    }

    private static double[] column(double[][] rows, int j) {
        return IntStream.range(0, rows.length).mapToDouble(i -> rows[i][j]).toArray();
    }
}
