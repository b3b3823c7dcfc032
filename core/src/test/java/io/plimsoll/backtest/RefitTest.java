package io.plimsoll.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.backtest.RefitSettings.FineTuning;
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
import io.plimsoll.multiplier.Scaler;
import io.plimsoll.multiplier.Start;
import io.plimsoll.multiplier.TrainingReport;
import io.plimsoll.multiplier.TrainingSet;
import io.plimsoll.multiplier.TrainingSettings;
import io.plimsoll.target.Outcomes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private record Asked(
            TrainingSet fit, TrainingSet validation, NetworkSettings settings, Start start, long seed, int turn) {}

    /** Remembers what it is asked for, in the order of the seeds. */
    private static final class Remembering implements MultiplierTrainer {

        private final List<Asked> asked = new ArrayList<>();

        @Override
        public synchronized MultiplierModel train(
                TrainingSet fit,
                TrainingSet validation,
                NetworkSettings settings,
                Start start,
                long seed,
                LongConsumer onEpoch) {
            asked.add(new Asked(fit, validation, settings, start, seed, asked.size()));
            asked.sort(Comparator.comparingLong(Asked::seed));
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

    private static RefitSettings window(int sessions) {
        return new RefitSettings(sessions, 0, FineTuning.NONE);
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
                ObjectiveSettings.PLAIN,
                new FeatureChoice(List.of("session"), Set.of()),
                refit,
                0);
    }

    private static TrainingMarket market(NetworkSpec spec, long seed, double size) {
        return market(spec, seed, size, 1);
    }

    private static TrainingMarket market(NetworkSpec spec, long seed, double size, int horizon) {
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
                        Map.of(Side.LONG, Outcomes.of(history, Side.LONG, horizon)),
                        new MarginTable(Map.of(new MarginTable.Key("hs", Side.LONG, 0.99), margins)),
                        "hs",
                        new MarginTable(Map.of())),
                List.of("session"),
                0.99,
                spec);
    }

    @Test
    void aMarketWhoseDataEndBeforeTheRefitGivesWhatItHas() {
        TrainingMarket market = market(spec(RefitSettings.STANDARD, 0), 1, 1, 2);
        List<Labels.Example> examples = market.examples(0, DAY.plusDays(3L * SESSIONS), 0);
        assertThat(examples.get(examples.size() - 1).decision()).isEqualTo(SESSIONS - 3);
        assertThat(examples.get(examples.size() - 1).settled()).isEqualTo(SESSIONS - 1);
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
        List<FittedFold> folds = run(spec(window(200), 0), 2, trainer);
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
        run(spec(window(200), 0.25), 1, trainer);
        int[] validated = sessions(trainer.asked.get(2).validation());
        int[] fitted = sessions(trainer.asked.get(2).fit());
        assertThat(validated).hasSize(50).endsWith(694);
        assertThat(fitted[0]).isEqualTo(496);
        assertThat(fitted[fitted.length - 1]).isEqualTo(validated[0] - 1 - 5);
    }

    @Test
    void aWindowThatIsTooShortIsToldWithItsKeyAndTheRule() {
        assertThatThrownBy(() -> run(spec(window(60), 0), 1, new Remembering()))
                .isInstanceOf(InputRejectedException.class)
                .hasStackTraceContaining(
                        "network.rollingWindow: in the last 60 sessions 59 examples to fit and 59 to validate lie before ")
                .hasStackTraceContaining(", at least 60 and 20 are needed; take more sessions, or 0 for all");
        assertThatThrownBy(() -> run(spec(window(1), 0), 1, new Remembering()))
                .hasStackTraceContaining(
                        "network.rollingWindow: in the last 1 sessions no baseline margin lies before");
        assertThatThrownBy(() -> window(-1)).hasMessage("rollingWindow must be a number of sessions or 0, was -1");
    }

    private static Start.From from(Asked asked) {
        assertThat(asked.start()).isInstanceOf(Start.From.class);
        return (Start.From) asked.start();
    }

    @Test
    void aWarmRefitStartsFromTheFoldBeforeWithTheSeedOfItsOwn() {
        Remembering anew = new Remembering();
        run(spec(RefitSettings.STANDARD, 0), 1, anew);
        Remembering trainer = new Remembering();
        List<FittedFold> folds = run(spec(new RefitSettings(0, 4, FineTuning.NONE), 0), 1, trainer);

        assertThat(trainer.asked.get(0).start()).isEqualTo(new Start.Anew());
        assertThat(trainer.asked.get(0).settings().training()).isEqualTo(training(0));
        for (int i = 1; i < FOLDS.size(); i++) {
            Asked asked = trainer.asked.get(i);
            assertThat(asked.turn()).isEqualTo(i);
            assertThat(from(asked).model()).isSameAs(folds.get(i - 1).model());
            assertThat(from(asked).columns()).containsExactly(0);
            assertThat(asked.settings().training()).isEqualTo(training(0).during(4, 0.01));
        }
        assertThat(trainer.asked.stream().map(Asked::seed))
                .containsExactlyElementsOf(anew.asked.stream().map(Asked::seed).toList());
    }

    @Test
    void aFoldThatWasKeptIsWhatTheNextStartsFrom() {
        NetworkSpec spec = spec(new RefitSettings(0, 4, FineTuning.NONE), 0);
        List<FittedFold> before = run(spec, 1, new Remembering());
        FoldStore kept = new FoldStore() {
            @Override
            public Optional<FittedFold> get(NetworkSpec network, int fold) {
                return fold == 1 ? Optional.of(before.get(1)) : Optional.empty();
            }

            @Override
            public void put(NetworkSpec network, int fold, FittedFold fitted) {}
        };
        Remembering trainer = new Remembering();
        walk(spec, 1).run(FOLDS, trainer, kept, 3, epochs -> {});
        assertThat(trainer.asked).hasSize(2);
        assertThat(from(trainer.asked.get(1)).model()).isSameAs(before.get(1).model());
    }

    @Test
    void anInputIsFoundAgainByWhatItMeans() {
        double[] zeros = new double[3];
        Scaler before = Scaler.of(zeros, new double[] {1, 0, 2}, new boolean[] {false, false, true});
        Scaler after = Scaler.of(zeros, new double[] {1, 3, 2}, new boolean[] {true, false, true});
        // Now x0, x1, x2, mask 0, mask 2, long, short; before x0, x2, mask 2, long, short.
        assertThat(NetworkInputs.columns(after, before, List.of(Side.LONG, Side.SHORT)))
                .containsExactly(0, -1, 1, -1, 2, 3, 4);
        assertThat(NetworkInputs.columns(before, after, List.of(Side.LONG))).containsExactly(0, 2, 4);
    }

    @Test
    void afterThePanelANetworkIsTrainedOnItsOwnMarketAlone() {
        FineTuning tuning = new FineTuning(7, 0.002);
        Remembering trainer = new Remembering();
        List<FittedFold> folds = run(spec(new RefitSettings(0, 0, tuning), 0.25), 3, trainer);
        assertThat(trainer.asked).hasSize(2 * FOLDS.size());
        for (FittedFold fold : folds) {
            long tunedWith = ((Said) fold.model()).seed();
            Asked tuned = asked(trainer, tunedWith);
            Asked general = asked(trainer, ~tunedWith);
            assertThat(general.start()).isEqualTo(new Start.Anew());
            assertThat(from(tuned).model()).isEqualTo(new Said(general.seed()));
            assertThat(from(tuned).columns()).containsExactly(0);
            assertThat(tuned.settings().training()).isEqualTo(training(0.25).during(7, 0.002));
            assertThat(sessions(tuned.fit()))
                    .isEqualTo(sessions(general.fit()))
                    .hasSize(tuned.fit().size());
            assertThat(sessions(tuned.validation()))
                    .isEqualTo(sessions(general.validation()))
                    .hasSize(tuned.validation().size());
            int last = tuned.fit().ends()[0];
            assertThat(tuned.fit().rows()[last]).containsExactly(general.fit().rows()[last]);
            assertThat(general.fit().size()).isEqualTo(3 * tuned.fit().size());
        }
    }

    private static Asked asked(Remembering trainer, long seed) {
        return trainer.asked.stream().filter(a -> a.seed() == seed).findFirst().orElseThrow();
    }

    @Test
    void aWarmRefitStartsFromWhatWasFineTuned() {
        Remembering trainer = new Remembering();
        List<FittedFold> folds = run(spec(new RefitSettings(0, 4, new FineTuning(7, 0.002)), 0), 2, trainer);
        for (int i = 1; i < FOLDS.size(); i++) {
            Asked general = asked(trainer, ~((Said) folds.get(i).model()).seed());
            assertThat(from(general).model()).isSameAs(folds.get(i - 1).model());
        }
    }

    @Test
    void tooFewExamplesOfItsOwnToBeFineTunedOnAreTold() {
        assertThatThrownBy(() -> run(spec(new RefitSettings(50, 0, new FineTuning(7, 0.002)), 0), 2, new Remembering()))
                .hasStackTraceContaining("network.fineTune: 49 examples to fit and 49 to validate of the study's own");
        assertThatThrownBy(() -> new FineTuning(-1, 0.1)).hasMessageContaining("fineTune.epochs");
        assertThatThrownBy(() -> new FineTuning(1, 0)).hasMessageContaining("fineTune.learningRate must be positive");
    }

    @Test
    void progressCountsTheEpochsOfEveryKind() {
        assertThat(RefitSettings.STANDARD.mostEpochs(5, 100)).isEqualTo(500);
        assertThat(new RefitSettings(0, 20, new FineTuning(3, 0.1)).mostEpochs(5, 100))
                .isEqualTo(100 + 4 * 20 + 5 * 3);
    }

    @Test
    void aMonotoneInputIsHandedOnAsItsColumnInEveryFit() {
        NetworkSpec plain = spec(new RefitSettings(0, 4, new FineTuning(7, 0.002)), 0);
        Remembering trainer = new Remembering();
        run(
                plain.with(new FeatureChoice(List.of("session", "margin.*"), Set.of(), List.of("margin.loss"))),
                1,
                trainer);
        assertThat(trainer.asked).hasSize(6);
        // session, then rms80, rms94, rms97, rms99, loss.
        assertThat(trainer.asked)
                .allSatisfy(asked -> assertThat(asked.settings().shape().monotone())
                        .containsExactly(new NetworkShape.Monotone(5, 1)));
    }
}
