package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnsembleModelTest {

    @BeforeAll
    static void loadTorch() {
        Deterministic.onThisThread();
    }

    @ParameterizedTest
    @CsvSource({"linear", "8", "16;5"})
    void plainJavaAgreesWithTorchesForwardPass(String layers) {
        EnsembleModel model = Fitted.model(layers);
        SyntheticMarket market = SyntheticMarket.informative(300, Fitted.INPUTS, 8);
        double[][] plain = market.memberLogMultipliers(model);
        float[] torch = torchOutputs(model, market);

        for (int member = 0; member < plain.length; member++) {
            for (int row = 0; row < market.size(); row++) {
                double z = torch[member * market.size() + row];
                assertThat(model.bounds().logMultiplier(z)).isCloseTo(plain[member][row], within(1e-6));
            }
        }
    }

    private static float[] torchOutputs(EnsembleModel model, SyntheticMarket market) {
        float[] values = new float[model.members().size() * market.size()];
        NativeMemory.scopedWithoutGradient(() -> {
            Parameters parameters = new Parameters(model.network(), model.members());
            Tensor inputs = NativeRows.of(market.rows()).expand(model.members().size(), -1, -1);
            model.network()
                    .outputs(parameters.tensors(), inputs, model.members().size())
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
