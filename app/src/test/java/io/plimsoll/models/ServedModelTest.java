package io.plimsoll.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.backtest.BacktestResult;
import io.plimsoll.backtest.FeatureChoice;
import io.plimsoll.backtest.FittedNetwork;
import io.plimsoll.backtest.NetworkInputs;
import io.plimsoll.backtest.NetworkSpec;
import io.plimsoll.backtest.RefitSettings;
import io.plimsoll.learn.OnnxExport;
import io.plimsoll.learn.TorchTrainer;
import io.plimsoll.margin.Side;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.ObjectiveSettings;
import io.plimsoll.multiplier.Scaler;
import io.plimsoll.multiplier.SquaredObjective;
import io.plimsoll.multiplier.Start;
import io.plimsoll.multiplier.TrainingSet;
import io.plimsoll.multiplier.TrainingSettings;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A network from its ONNX file alone gives what it gave in its study, or is turned down. */
class ServedModelTest {

    private static final Set<String> COLUMNS = Set.of("price", "pnl", "macro.unemployment");
    private static final FeatureChoice CHOICE = new FeatureChoice(List.of("return.*", "rv.*", "macro.*"), Set.of());
    private static final List<Side> SIDES = List.of(Side.LONG, Side.SHORT);
    private static final NetworkSettings SETTINGS = new NetworkSettings(
            NetworkShape.mlp(6),
            2,
            new TrainingSettings(
                    20,
                    20,
                    64,
                    TrainingSettings.Optimizer.ADAMW,
                    0.01,
                    TrainingSettings.Schedule.CONSTANT,
                    0.01,
                    0,
                    0,
                    0),
            0.8,
            1.5,
            new double[] {0.975, 0.99});
    private static final FittedNetwork FITTED = fitted(CHOICE.names(COLUMNS));
    private static final byte[] ONNX = onnx(metadata().entries());

    private static double[][] values(int rows, int features, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = new double[rows][features];
        for (double[] row : values) {
            Arrays.setAll(row, j -> random.nextInt(9) == 0 ? Double.NaN : random.nextDouble(-3, 5) * (1 + j));
        }
        return values;
    }

    private static FittedNetwork fitted(List<String> names) {
        return fitted(names, CHOICE, SETTINGS, 0.1);
    }

    private static FittedNetwork fitted(
            List<String> names, FeatureChoice choice, NetworkSettings settings, double slope) {
        double[][] values = values(200, names.size(), 1);
        Scaler scaler = Scaler.fit(values);
        double[][] rows = Arrays.stream(values)
                .map(row -> NetworkInputs.of(row, Side.SHORT, scaler, SIDES))
                .toArray(double[][]::new);
        int[] ends = new int[rows.length];
        Arrays.setAll(ends, i -> i);
        double[] targets = new double[rows.length];
        Arrays.setAll(targets, i -> slope * rows[i][0]);
        TrainingSet set = new TrainingSet(rows, new int[rows.length], ends, new SquaredObjective(targets));
        MultiplierModel model = new TorchTrainer().train(set, set, settings, new Start.Anew(), 3, epoch -> {});
        LocalDate day = LocalDate.of(2024, 3, 15);
        return new FittedNetwork(
                new NetworkSpec("nn", SETTINGS, ObjectiveSettings.PLAIN, choice, RefitSettings.STANDARD, 0),
                COLUMNS,
                names,
                scaler,
                SIDES,
                model,
                new BacktestResult.FoldSummary(day, day, day, 200, 0, rows[0].length, 3, 0.25, 0));
    }

    private static ModelMetadata metadata() {
        return new ModelMetadata(
                "small",
                "nn",
                "simulated",
                "hs",
                0.99,
                1,
                SIDES,
                0.8,
                1.5,
                List.of(0.975, 0.99),
                FITTED.names(),
                FITTED.scaler(),
                COLUMNS.stream().sorted().toList(),
                CHOICE,
                "mlp",
                1,
                2,
                FITTED.last().inputs(),
                "{}",
                FITTED.last().trainedUntil(),
                200,
                0.25,
                new ModelMetadata.Provenance(7, "data", "settings", "0.1"));
    }

    private static byte[] onnx(Map<String, String> entries) {
        return OnnxExport.write(FITTED.model(), entries);
    }

    private static byte[] with(String key, String value) {
        Map<String, String> entries = new TreeMap<>(metadata().entries());
        entries.put(key, value);
        return onnx(entries);
    }

    private static void assertRefused(byte[] onnx, String... words) {
        assertThatThrownBy(() -> ServedModel.load("a.onnx", onnx))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageStartingWith("a.onnx: ")
                .hasMessageContainingAll(words);
    }

    @Test
    void itSaysWhatTheNetworkSaidFromValuesAsTheyAre() {
        try (ServedModel served = ServedModel.load("a.onnx", ONNX)) {
            int moved = 0;
            for (double[] row : values(50, FITTED.names().size(), 2)) {
                for (Side side : SIDES) {
                    double[][] inputs = {NetworkInputs.of(row, side, FITTED.scaler(), SIDES)};
                    double plain = FITTED.model().logMultipliers(inputs, new int[1], new int[1])[0];
                    assertThat(served.logMultiplier(List.of(row), side)).isCloseTo(plain, within(1e-6));
                    moved += Math.abs(plain) > 0.01 ? 1 : 0;
                }
            }
            assertThat(moved).isGreaterThan(50);
        }
    }

    /** Trained on targets that fall in the first feature; the multiplier may not. */
    @Test
    void aServedMultiplierDoesNotFallInAMonotoneInput() {
        List<String> names = CHOICE.names(COLUMNS);
        FeatureChoice held = new FeatureChoice(CHOICE.only(), CHOICE.without(), List.of(names.get(0)));
        Scaler scaler = FITTED.scaler();
        NetworkShape shape = SETTINGS.shape().with(List.of(new NetworkShape.Monotone(scaler.input(0), 1)));
        FittedNetwork monotone = fitted(names, held, SETTINGS.with(shape), -0.1);
        FittedNetwork free = fitted(names, CHOICE, SETTINGS, -0.1);
        assertThat(falls(free)).isGreaterThan(100);
        assertThat(falls(monotone)).isZero();
        try (ServedModel served = ServedModel.load("a.onnx", OnnxExport.write(monotone.model(), entries(held)))) {
            assertThat(served.metadata().choice().monotone()).containsExactly(names.get(0));
        }
    }

    /** Of 200 random days, on how many the served multiplier falls somewhere as the first feature rises. */
    private static int falls(FittedNetwork network) {
        int falls = 0;
        try (ServedModel served = ServedModel.load(
                "a.onnx", OnnxExport.write(network.model(), metadata().entries()))) {
            for (double[] row : values(200, network.names().size(), 4)) {
                double before = Double.NEGATIVE_INFINITY;
                boolean fell = false;
                for (row[0] = -6; row[0] < 8; row[0] += 0.5) {
                    double log = served.logMultiplier(List.of(row), Side.LONG);
                    fell |= log < before - 1e-6;
                    before = log;
                }
                falls += fell ? 1 : 0;
            }
        }
        return falls;
    }

    private static Map<String, String> entries(FeatureChoice choice) {
        Map<String, String> entries = new TreeMap<>(metadata().entries());
        entries.put("monotone", MetadataText.list(choice.monotone()));
        return entries;
    }

    @Test
    void aModelMadeBeforeMonotoneInputsWereKnownIsServed() {
        Map<String, String> entries = new TreeMap<>(metadata().entries());
        entries.remove("monotone");
        try (ServedModel served = ServedModel.load("a.onnx", onnx(entries))) {
            assertThat(served.metadata().choice()).isEqualTo(CHOICE);
        }
    }

    @Test
    void itsMetadataComesBackBitForBit() {
        try (ServedModel served = ServedModel.load("a.onnx", ONNX)) {
            assertThat(served.metadata().entries()).isEqualTo(metadata().entries());
            assertThat(served.metadata().scaler().medians())
                    .containsExactly(FITTED.scaler().medians());
            assertThat(served.metadata().scaler().spreads())
                    .containsExactly(FITTED.scaler().spreads());
            assertThat(served.metadata().scaler().masked())
                    .containsExactly(FITTED.scaler().masked());
        }
    }

    @Test
    void aFeatureThatThisProgramDoesNotComputeIsNamed() {
        List<String> names = FITTED.names().stream()
                .map(n -> n.equals("rv.20") ? "rv.21" : n)
                .toList();
        assertRefused(
                with("features", MetadataText.list(names)),
                "network nn of study small",
                "missing here, though the model was trained on them: rv.21",
                "unknown to the model: rv.20");
    }

    @Test
    void anotherOrderIsNamed() {
        List<String> names = new java.util.ArrayList<>(FITTED.names());
        java.util.Collections.swap(names, 0, 1);
        assertRefused(
                with("features", MetadataText.list(names)),
                "in another order: where the model has " + names.get(0) + " this program has " + names.get(1));
    }

    @Test
    void aMarketWithoutASeriesThatTheModelKnowsIsTurnedDown() {
        assertThatThrownBy(() -> ServedModel.load("a.onnx", ONNX, Set.of("price", "pnl")))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("missing here, though the model was trained on them: macro.unemployment");
    }

    @Test
    void aScalerThatDoesNotFitTheGraphIsTurnedDown() {
        boolean[] masked = new boolean[FITTED.names().size()];
        assertRefused(with("masked", MetadataText.list(masked)), "the graph must have one input \"inputs\" of");
    }

    @Test
    void aModelOfOthersIsTurnedDown() {
        assertRefused(onnx(Map.of("study", "small")), "must have an entry \"schema\", has [study]");
        assertRefused(with("schema", "plimsoll-model-9"), "must be plimsoll-model-1, was plimsoll-model-9");
        assertRefused(with("sides", "[\"up\"]"), "\"sides\"", "[long, short, both]", "[\"up\"]");
        assertRefused(with("spreads", "[1]"), "one median, spread and mask a feature");
        assertRefused("no model".getBytes(StandardCharsets.UTF_8), "ONNX Runtime does not take it");
    }
}
