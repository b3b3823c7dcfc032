package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.multiplier.TrainingSet;
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
        TrainingSet set = SyntheticMarket.informative(300, Fitted.INPUTS, 8).set();
        double[][] plain = model.memberLogMultipliers(set.inputs());
        float[] torch = torchLogMultipliers(model, set);

        for (int member = 0; member < plain.length; member++) {
            for (int row = 0; row < set.size(); row++) {
                assertThat((double) torch[member * set.size() + row]).isCloseTo(plain[member][row], within(1e-6));
            }
        }
    }

    private static float[] torchLogMultipliers(EnsembleModel model, TrainingSet set) {
        float[] values = new float[model.members().size() * set.size()];
        NativeMemory.scopedWithoutGradient(() -> {
            StackedNetwork network = new StackedNetwork(model.members());
            Tensor inputs = Examples.of(set).inputs().expand(network.members(), -1, -1);
            PinballLoss loss = PinballLoss.scaledOn(set.ratios(), SyntheticMarket.LEVELS);
            new BoundedPinball(model.bounds(), loss)
                    .logMultiplier(network.output(inputs))
                    .data_ptr_float()
                    .get(values);
        });
        return values;
    }

    @Test
    void theEnsembleIsTheMeanOfItsMembers() {
        EnsembleModel model = Fitted.model("8");
        double[][] inputs =
                SyntheticMarket.informative(20, Fitted.INPUTS, 8).set().inputs();
        double[][] members = model.memberLogMultipliers(inputs);

        assertThat(model.logMultipliers(inputs)[3])
                .isCloseTo((members[0][3] + members[1][3] + members[2][3]) / 3, within(1e-15));
    }

    @Test
    void refusesARowOfAnotherWidth() {
        EnsembleModel model = Fitted.model("linear");
        assertThatThrownBy(() -> model.logMultipliers(new double[][] {{1, 2}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row must have as many inputs as the network, 6, had 2");
    }
}
