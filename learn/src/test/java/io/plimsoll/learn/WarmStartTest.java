package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.Start;
import io.plimsoll.multiplier.TrainingSet;
import io.plimsoll.multiplier.TrainingSettings;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fits that start from a model fitted before. */
class WarmStartTest {

    private static final String SHAPES = "io.plimsoll.learn.Fitted#shapes";
    private static final double HARDLY = 1e-12;
    private static final int[] SAME = IntStream.range(0, Fitted.INPUTS).toArray();
    private static final SyntheticMarket FIT = SyntheticMarket.informative(1_000, Fitted.INPUTS, 1);
    private static final SyntheticMarket VALIDATION = SyntheticMarket.informative(300, Fitted.INPUTS, 2);

    private static NetworkSettings settings(NetworkShape shape, int epochs, double rate) {
        TrainingSettings training = SyntheticMarket.training(10, 10, 128, 0.01, 0.01, 0.1);
        return SyntheticMarket.settings(shape, 3, training.during(epochs, rate));
    }

    private static EnsembleModel from(Start start, NetworkSettings settings, long seed) {
        return from(start, settings, seed, FIT, VALIDATION);
    }

    private static EnsembleModel from(
            Start start, NetworkSettings settings, long seed, SyntheticMarket fit, SyntheticMarket validation) {
        TrainingSet judged = validation.set(fit.loss());
        return new TorchTrainer().train(fit.set(), judged, settings, start, seed, epoch -> {});
    }

    /** The same market with its inputs in another order, column k being the old one of that number; −1 for a new one. */
    private static SyntheticMarket with(SyntheticMarket market, int... columns) {
        double[][] rows = Arrays.stream(market.rows())
                .map(row -> Arrays.stream(columns)
                        .mapToDouble(k -> k < 0 ? row[0] * row[1] : row[k])
                        .toArray())
                .toArray(double[][]::new);
        return new SyntheticMarket(rows, market.ratios(), market.scale());
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void theyBeginWithWhatTheModelSaid(NetworkShape shape) {
        EnsembleModel before = Fitted.random(shape, 1, false);
        EnsembleModel after = from(new Start.From(before, SAME), settings(shape, 1, HARDLY), 9);
        double[][] said = VALIDATION.memberLogMultipliers(before);
        double[][] says = VALIDATION.memberLogMultipliers(after);
        for (int member = 0; member < said.length; member++) {
            assertThat(says[member]).containsExactly(said[member], within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("freeShapes")
    void anInputKeepsItsWeightsInAnotherPlaceAndANewOneStartsWithoutWeight(NetworkShape shape) {
        EnsembleModel before = Fitted.random(shape, 1, false);
        int[] columns = {5, -1, 3, 4, 0, 1, 2, -1};
        EnsembleModel after = from(
                new Start.From(before, columns),
                settings(shape, 1, HARDLY),
                9,
                with(FIT, columns),
                with(VALIDATION, columns));
        assertThat(with(VALIDATION, columns).logMultipliers(after))
                .containsExactly(VALIDATION.logMultipliers(before), within(1e-9));
    }

    static java.util.List<NetworkShape> freeShapes() {
        return Fitted.shapes().stream().filter(s -> s.monotone().isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource(SHAPES)
    void theSameStartAndSeedGiveTheSameBits(NetworkShape shape) {
        Start start = new Start.From(Fitted.random(shape, 1, false), SAME);
        NetworkSettings few = settings(shape, 2, 0.003);
        assertThat(VALIDATION.memberLogMultipliers(from(start, few, 9)))
                .isDeepEqualTo(VALIDATION.memberLogMultipliers(from(start, few, 9)));
    }

    @Test
    void theyGoOnFromThereInTheOrderOfTheirOwnSeed() {
        NetworkShape shape = NetworkShape.mlp(16);
        EnsembleModel before = Fitted.model(shape);
        NetworkSettings few = settings(shape, 5, 0.003);
        EnsembleModel after = from(new Start.From(before, SAME), few, 9);
        for (int member = 0; member < 3; member++) {
            assertThat(after.report().validationLosses()[member])
                    .isLessThan(before.report().validationLosses()[member]);
        }
        assertThat(VALIDATION.logMultipliers(from(new Start.From(before, SAME), few, 10)))
                .isNotEqualTo(VALIDATION.logMultipliers(after));
    }

    @Test
    void whereNoEpochDoesBetterTheStartIsKept() {
        NetworkShape shape = NetworkShape.mlp(16);
        EnsembleModel before = Fitted.model(shape);
        EnsembleModel after = from(new Start.From(before, SAME), settings(shape, 3, 10), 9);
        assertThat(after.report().bestEpochs()).containsOnly(0);
        assertThat(VALIDATION.logMultipliers(after)).containsExactly(VALIDATION.logMultipliers(before));
        assertThat(after.report().validationLosses())
                .containsExactly(before.report().validationLosses(), within(1e-6));
    }

    @Test
    void aModelOfOtherMembersInputsOrWidthsIsTurnedDown() {
        MultiplierModel before = Fitted.model(NetworkShape.mlp(16));
        NetworkSettings one = SyntheticMarket.settings(
                NetworkShape.mlp(16), 1, settings(NetworkShape.mlp(16), 1, 0.01).training());
        assertThatThrownBy(() -> from(new Start.From(before, SAME), one, 1)).hasMessageContaining("with 1 members");
        assertThatThrownBy(() -> from(new Start.From(before, new int[2]), settings(NetworkShape.mlp(16), 1, 0.01), 1))
                .hasMessageContaining("a column for each of 6 inputs");
        assertThatThrownBy(() -> from(new Start.From(before, SAME), settings(NetworkShape.mlp(8), 1, 0.01), 1))
                .hasMessageContaining("one of its own shape only, bias_0 has 8 numbers and had 16");
    }
}
