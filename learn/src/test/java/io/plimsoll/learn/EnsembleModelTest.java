package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.multiplier.NetworkShape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnsembleModelTest {

    @BeforeAll
    static void loadTorch() {
        Deterministic.onThisThread();
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.learn.Fitted#shapes")
    void plainJavaAgreesWithTorchesForwardPass(NetworkShape shape) {
        EnsembleModel model = Fitted.random(shape, 1, false);
        SyntheticMarket market = SyntheticMarket.informative(300, Fitted.INPUTS, 8);
        double[][] plain = market.memberLogMultipliers(model);
        float[] torch = torchOutputs(model, market);

        assertThat(Arrays.stream(plain[0]).distinct().count()).isGreaterThan(290);
        for (int member = 0; member < plain.length; member++) {
            for (int row = 0; row < market.size(); row++) {
                double z = torch[member * market.size() + row];
                assertThat(model.bounds().logMultiplier(z)).isCloseTo(plain[member][row], within(1e-6));
            }
        }
    }

    /** By member, then row. */
    private static float[] torchOutputs(EnsembleModel model, SyntheticMarket market) {
        int members = model.members().size();
        int together = model.network().stacked() ? members : 1;
        float[] values = new float[members * market.size()];
        for (int from = 0; from < members; from += together) {
            System.arraycopy(
                    torchOutputs(model.network(), model.members().subList(from, from + together), market),
                    0,
                    values,
                    from * market.size(),
                    together * market.size());
        }
        return values;
    }

    private static float[] torchOutputs(Network network, List<float[]> members, SyntheticMarket market) {
        float[] values = new float[members.size() * market.size()];
        NativeMemory.scopedWithoutGradient(() -> {
            Parameters parameters = new Parameters(network, members);
            Batches all =
                    new Batches(market.set(), Segments.of(market.set()), market.size(), members.size(), network, 0);
            int[] order = IntStream.range(0, market.size()).toArray();
            int[][] orders = new int[members.size()][];
            Arrays.fill(orders, order);
            Tensor inputs = NativeRows.of(market.rows()).index_select(0, all.indices(orders, 0, market.size()));
            network.outputs(parameters.tensors(), inputs, members.size())
                    .data_ptr_float()
                    .get(values);
        });
        return values;
    }

    @Test
    void theEnsembleIsTheMeanOfItsMembers() {
        EnsembleModel model = Fitted.model("8");
        SyntheticMarket market = SyntheticMarket.informative(20, Fitted.INPUTS, 8);
        double[][] members = market.memberLogMultipliers(model);

        assertThat(market.logMultipliers(model)[3])
                .isCloseTo((members[0][3] + members[1][3] + members[2][3]) / 3, within(1e-15));
    }

    @Test
    void refusesARowOfAnotherWidth() {
        EnsembleModel model = Fitted.model("linear");
        assertThatThrownBy(() -> model.logMultipliers(new double[][] {{1, 2}}, new int[1], new int[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row must have as many inputs as the network, 6, had 2");
    }
}
