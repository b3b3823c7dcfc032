package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.TrainingReport;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxExportTest {

    private static final Map<String, String> METADATA =
            Map.of("features", "[\"iv.short\",\"Δskew\"]", "lowest", "0.75", "highest", "1.5");

    @ParameterizedTest
    @ValueSource(strings = {"linear", "8", "16;5"})
    void theRuntimeAgreesWithPlainJava(String layers) throws OrtException {
        EnsembleModel model = Fitted.model(layers);
        SyntheticMarket market = SyntheticMarket.informative(500, Fitted.INPUTS, 8);
        float[] served = served(OnnxExport.write(model, METADATA), market.rows());
        double[] plain = market.logMultipliers(model);

        assertThat(served).hasSize(plain.length);
        for (int row = 0; row < plain.length; row++) {
            assertThat((double) served[row]).isCloseTo(plain[row], within(1e-6));
        }
    }

    @Test
    void carriesItsMetadata() throws OrtException {
        byte[] bytes = OnnxExport.write(Fitted.model("8"), METADATA);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(bytes)) {
            assertThat(session.getMetadata().getCustomMetadata()).containsExactlyInAnyOrderEntriesOf(METADATA);
            assertThat(session.getMetadata().getProducerName()).isEqualTo("plimsoll");
            assertThat(session.getInputNames()).containsExactly(OnnxExport.INPUT);
            assertThat(session.getOutputNames()).containsExactly(OnnxExport.OUTPUT);
        }
    }

    @Test
    void theSameModelGivesTheSameBytes() {
        assertThat(OnnxExport.write(Fitted.model("8"), METADATA))
                .isEqualTo(OnnxExport.write(Fitted.model("8"), METADATA));
    }

    @Test
    void refusesAModelOfAnotherKind() {
        assertThatThrownBy(() -> OnnxExport.write(new Constant(), METADATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only an ensemble fitted by TorchTrainer")
                .hasMessageContaining("Constant");
    }

    private static float[] served(byte[] bytes, double[][] inputs) throws OrtException {
        float[][] rows = new float[inputs.length][inputs[0].length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                rows[row][column] = (float) inputs[row][column];
            }
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(bytes);
                OnnxTensor tensor = OnnxTensor.createTensor(environment, rows);
                OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, tensor))) {
            return (float[]) result.get(0).getValue();
        }
    }

    private record Constant() implements MultiplierModel {
        @Override
        public double[] logMultipliers(double[][] rows, int[] starts, int[] ends) {
            return new double[ends.length];
        }

        @Override
        public double[][] memberLogMultipliers(double[][] rows, int[] starts, int[] ends) {
            return new double[][] {logMultipliers(rows, starts, ends)};
        }

        @Override
        public double[][] outputs(double[][] rows, int[] starts, int[] ends) {
            return new double[ends.length][1];
        }

        @Override
        public TrainingReport report() {
            return new TrainingReport(new int[1], new double[1], 0);
        }
    }
}
