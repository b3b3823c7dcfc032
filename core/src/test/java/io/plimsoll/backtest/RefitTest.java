package io.plimsoll.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.FeatureVector;
import io.plimsoll.margin.Side;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.MultiplierTrainer;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.ObjectiveSettings;
import io.plimsoll.multiplier.TrainingReport;
import io.plimsoll.multiplier.TrainingSet;
import io.plimsoll.multiplier.TrainingSettings;
import io.plimsoll.target.Outcomes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a trainer is handed at each refit. The one feature is the number of the session. */
class RefitTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 1);
    private static final int SESSIONS = 900;
    private static final List<Fold> FOLDS =
            List.of(new Fold(500, 599, 495), new Fold(600, 699, 595), new Fold(700, 799, 695));

    /** What a trainer was asked for. */
    private record Asked(TrainingSet fit, TrainingSet validation, TrainingSettings training, long seed) {}

    /** Remembers what it is asked for, in the order of the seeds. */
    private static final class Remembering implements MultiplierTrainer {

        private final List<Asked> asked = new ArrayList<>();

        @Override
        public synchronized MultiplierModel train(
                TrainingSet fit, TrainingSet validation, NetworkSettings settings, long seed, LongConsumer onEpoch) {
            asked.add(new Asked(fit, validation, settings.training(), seed));
            asked.sort(java.util.Comparator.comparingLong(Asked::seed));
            return new Said(seed);
        }
    }

    /** Says the seed that it was fitted with. */
    private record Said(long seed) implements MultiplierModel {

        @Override
        public double[] logMultipliers(double[][] rows, int[] starts, int[] ends) {
            double[] logs = new double[ends.length];
            Arrays.fill(logs, (double) seed);
            return logs;
        }

        @Override
        public double[][] memberLogMultipliers(double[][] rows, int[] starts, int[] ends) {
            return new double[][] {logMultipliers(rows, starts, ends)};
        }

        @Override
        public double[][] outputs(double[][] rows, int[] starts, int[] ends) {
            return Arrays.stream(logMultipliers(rows, starts, ends))
                    .mapToObj(log -> new double[] {log})
                    .toArray(double[][]::new);
        }

        @Override
        public TrainingReport report() {
            return new TrainingReport(new int[1], new double[1], 1);
        }
    }

    private static TrainingSettings training(double validationShare) {
        return new TrainingSettings(
                10,
                5,
                128,
                TrainingSettings.Optimizer.ADAMW,
                0.01,
                TrainingSettings.Schedule.CONSTANT,
                0.05,
                0,
                0,
                validationShare);
    }

    private static NetworkSpec spec(RefitSettings refit, double validationShare) {
        return new NetworkSpec(
                "nn",
                new NetworkSettings(NetworkShape.linear(), 1, training(validationShare), 0.8, 1.5, new double[] {0.99}),
                ObjectiveSettings.STANDARD,
                new FeatureChoice(List.of("session"), java.util.Set.of()),
                refit,
                0);
    }

    private static TrainingMarket market(NetworkSpec spec, long seed, double size) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] pnl = random.doubles(SESSIONS).map(x -> size * (x - 0.5)).toArray();
        List<LocalDate> dates =
                IntStream.range(0, SESSIONS).mapToObj(DAY::plusDays).toList();
        History history = History.of(dates, Map.of(Columns.PNL, pnl, Columns.PRICE, new double[SESSIONS]));
        FeatureTable features = new FeatureTable(
                List.of("session"),
                IntStream.range(0, SESSIONS)
                        .mapToObj(t -> new FeatureVector(dates.get(t), new double[] {t}))
                        .toList());
        double[] margins = new double[SESSIONS];
        Arrays.fill(margins, 0, 50, Double.NaN);
        Arrays.fill(margins, 50, SESSIONS, size);
        return new TrainingMarket(
                new TrainingMarket.Source(
                        history,
                        features,
                        Map.of(Side.LONG, Outcomes.of(history, Side.LONG, 1)),
                        new MarginTable(Map.of(new MarginTable.Key("hs", Side.LONG, 0.99), margins)),
                        "hs"),
                List.of("session"),
                0.99,
                spec);
    }

    private static WalkForward walk(NetworkSpec spec, int markets) {
        return new WalkForward(
                IntStream.range(0, markets)
                        .mapToObj(i -> market(spec, i, i + 1))
                        .toList(),
                List.of("session"),
                0.99,
                spec,
                5);
    }

    private static List<FittedFold> run(NetworkSpec spec, int markets, MultiplierTrainer trainer) {
        return walk(spec, markets).run(FOLDS, trainer, FoldStore.NONE, 3, epochs -> {});
    }

    /** The sessions that a set's examples of the first market are decided in. */
    private static int[] sessions(TrainingSet set) {
        return IntStream.range(0, set.size())
                .filter(i -> set.starts()[i] == 0)
                .map(i -> set.ends()[i])
                .toArray();
    }

    @Test
    void withoutAWindowARefitLearnsFromAllThatIsKnown() {
        Remembering trainer = new Remembering();
        List<FittedFold> folds = run(spec(RefitSettings.STANDARD, 0), 1, trainer);
        for (int i = 0; i < FOLDS.size(); i++) {
            int lastKnown = FOLDS.get(i).lastSettled() - 1;
            assertThat(sessions(trainer.asked.get(i).fit()))
                    .containsExactly(IntStream.rangeClosed(50, lastKnown).toArray());
            assertThat(folds.get(i).scaler().medians()[0]).isEqualTo((50 + lastKnown) / 2.0);
        }
        assertThat(folds.get(0).from()).isEqualTo(50);
    }

    @Test
    void aRollingWindowKeepsTheLastSessionsOfEachMarketAndTheScalerIsOfThem() {
        Remembering trainer = new Remembering();
        List<FittedFold> folds = run(spec(new RefitSettings(200), 0), 2, trainer);
        for (int i = 0; i < FOLDS.size(); i++) {
            int last = FOLDS.get(i).lastSettled();
            TrainingSet fit = trainer.asked.get(i).fit();
            int[] decided = IntStream.range(last - 199, last).toArray();
            assertThat(sessions(fit)).containsExactly(decided);
            assertThat(fit.size()).isEqualTo(2 * decided.length);
            assertThat(folds.get(i).scaler().medians()[0]).isEqualTo(last - 100);
        }
        assertThat(folds.get(0).from()).isEqualTo(FOLDS.get(0).lastSettled() - 199);
    }

    @Test
    void theLatestOfTheWindowDecideWhenToStop() {
        Remembering trainer = new Remembering();
        run(spec(new RefitSettings(200), 0.25), 1, trainer);
        int[] validated = sessions(trainer.asked.get(2).validation());
        int[] fitted = sessions(trainer.asked.get(2).fit());
        assertThat(validated).hasSize(50).endsWith(694);
        assertThat(fitted[0]).isEqualTo(496);
        assertThat(fitted[fitted.length - 1]).isEqualTo(validated[0] - 1 - 5);
    }

    @Test
    void aWindowThatIsTooShortIsToldWithItsKeyAndTheRule() {
        assertThatThrownBy(() -> run(spec(new RefitSettings(60), 0), 1, new Remembering()))
                .isInstanceOf(InputRejectedException.class)
                .hasStackTraceContaining(
                        "network.rollingWindow: in the last 60 sessions 59 examples to fit and 59 to validate lie before ")
                .hasStackTraceContaining(", at least 60 and 20 are needed; take more sessions, or 0 for all");
        assertThatThrownBy(() -> run(spec(new RefitSettings(1), 0), 1, new Remembering()))
                .hasStackTraceContaining(
                        "network.rollingWindow: in the last 1 sessions no baseline margin lies before");
        assertThatThrownBy(() -> new RefitSettings(-1))
                .hasMessage("rollingWindow must be a number of sessions or 0, was -1");
    }
}
