package io.plimsoll.backtest;

import io.plimsoll.features.FeatureTable;
import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.Side;
import io.plimsoll.market.History;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.multiplier.MultiplierTrainer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Compares networks on the days before a backtest, by walking forward through the later part of them: each block of months is
 * held out of a fit on everything before it, less the embargo. The history ends where the backtest begins, so that no day of
 * it can be seen.
 */
public final class CrossValidation {

    private final Backtest.Plan plan;
    private final History history;
    private final FeatureTable features;
    private final BacktestSettings walk;

    private CrossValidation(Backtest.Plan plan, History history, FeatureTable features, BacktestSettings walk) {
        this.plan = plan;
        this.history = history;
        this.features = features;
        this.walk = walk;
    }

    /**
     * Losses of one network.
     *
     * @param firsts by held-out block, its first day
     * @param losses by block, the mean pinball loss of the margins over days and sides
     * @param baseline the same for the baseline, a multiplier that is always 1
     */
    public record Score(List<LocalDate> firsts, double[] losses, double[] baseline) {

        /** The mean over blocks. */
        public double mean() {
            return mean(losses);
        }

        /** The mean of the baseline's over blocks. */
        public double baselineMean() {
            return mean(baseline);
        }

        /** Sample standard deviation over the blocks ÷ √blocks; NaN where there is one block only. */
        public double standardError() {
            double mean = mean();
            double squares =
                    Arrays.stream(losses).map(x -> (x - mean) * (x - mean)).sum();
            return Math.sqrt(squares / (losses.length - 1) / losses.length);
        }

        private static double mean(double[] values) {
            return Arrays.stream(values).average().orElse(Double.NaN);
        }
    }

    /**
     * Sets the blocks.
     *
     * @param plan of the backtest; of its models the baseline alone is asked for, of its networks none
     * @param history that ends before the first day of the backtest
     * @param features of the same sessions
     * @param heldOut share of the sessions that have a margin of the baseline, the latest, that is cut into blocks, in
     *     (0, 1); as near as whole months come
     * @param blocks at least; all have the same number of months, 12 at most
     * @throws IllegalArgumentException where a session lies on or after the first day of the backtest
     */
    public static CrossValidation of(
            Backtest.Plan plan, History history, FeatureTable features, double heldOut, int blocks) {
        LocalDate end = history.date(history.last());
        if (!end.isBefore(plan.walk().start())) {
            throw new IllegalArgumentException("the sessions must end before the backtest begins on "
                    + plan.walk().start() + ", the last was " + end);
        }
        if (!(heldOut > 0 && heldOut < 1 && blocks > 0)) {
            throw new IllegalArgumentException(
                    "tune needs heldOut in (0, 1) and blocks > 0, were " + heldOut + " and " + blocks);
        }
        LocalDate after = plan.walk().start();
        int first = firstMargin(plan, history);
        LocalDate asked = history.date(first + (int) Math.floor((1 - heldOut) * (history.last() - first)));
        long span = ChronoUnit.MONTHS.between(asked, after);
        if (blocks > span) {
            throw new InputRejectedException("tune.blocks must be at most the " + span + " months from " + asked
                    + " to " + after + " that tune.heldOut holds out, was " + blocks);
        }
        long count = Math.max(blocks, (span + 11) / 12);
        long months = Math.max(1, span / count);
        BacktestSettings walk = new BacktestSettings(
                after.minusMonths(months * count),
                end,
                (int) months,
                plan.walk().embargo());
        return new CrossValidation(plan, history, features, walk);
    }

    /** The first session at which the baseline has a margin of every side: the sessions before cannot be judged. */
    private static int firstMargin(Backtest.Plan plan, History history) {
        Baseline base = plan.multiplied().base();
        double[] confidence = {plan.confidence()};
        for (int t = 0; t < history.size(); t++) {
            if (Arrays.stream(base.margins(history.upTo(t), plan.sides(), confidence))
                    .noneMatch(margins -> Double.isNaN(margins[0]))) {
                return t;
            }
        }
        throw new InputRejectedException("tune: " + plan.baseline() + " has no margin before backtest.start "
                + plan.walk().start() + ", so no setting can be judged there; start later or lower margin.minHistory");
    }

    /** The first day that is held out. */
    public LocalDate start() {
        return walk.start();
    }

    /** Fits and judges a network on every block. */
    public Score score(NetworkSpec network, long seed, MultiplierTrainer trainer, LongConsumer onEpoch) {
        Backtest.Plan own = new Backtest.Plan(
                plan.study(),
                plan.dataOrigin(),
                plan.confidence(),
                plan.horizon(),
                plan.sides(),
                plan.baseline(),
                plan.relativePnl(),
                plan.models().stream()
                        .filter(model -> model.name().equals(plan.baseline()))
                        .toList(),
                List.of(network),
                plan.panel(),
                plan.controller(),
                walk,
                seed);
        BacktestResult result = Backtest.run(own, history, features, trainer, n -> done -> {}, n -> onEpoch);
        return new Score(
                result.folds().stream().map(BacktestResult.FoldSummary::first).toList(),
                losses(result, network.name()),
                losses(result, plan.baseline()));
    }

    private double[] losses(BacktestResult result, String model) {
        return result.folds().stream()
                .mapToDouble(block -> plan.sides().stream()
                        .mapToDouble(side -> loss(result, model, side, block))
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private double loss(BacktestResult result, String model, Side side, BacktestResult.FoldSummary block) {
        double[] margins = result.series(model, side).margins();
        double[] losses = Objects.requireNonNull(result.losses().get(side));
        int first = result.dates().indexOf(block.first());
        int last = result.dates().indexOf(block.last());
        double sum = 0;
        for (int t = first; t <= last; t++) {
            sum += Pinball.loss(losses[t], margins[t], plan.confidence());
        }
        return sum / (last - first + 1);
    }
}
