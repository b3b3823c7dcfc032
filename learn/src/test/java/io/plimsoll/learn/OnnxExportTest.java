package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.TrainingReport;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxExportTest {

    private static final Map<String, String> METADATA =
            Map.of("features", "[\"iv.short\",\"Δskew\"]", "lowest", "0.75", "highest", "1.5");

    @ParameterizedTest
    @MethodSource("io.plimsoll.learn.Fitted#shapes")
    void theRuntimeAgreesWithPlainJava(NetworkShape shape) throws OrtException {
        EnsembleModel model = Fitted.random(shape, 1, false);
        SyntheticMarket market = SyntheticMarket.informative(500, Fitted.INPUTS, 8);
        float[] served =
                (float[]) Objects.requireNonNull(served(OnnxExport.write(model, METADATA), market, model.sequence())
                        .get(OnnxExport.OUTPUT));
        double[] plain = market.logMultipliers(model);

        assertThat(served).hasSize(plain.length);
        for (int row = 0; row < plain.length; row++) {
            assertThat((double) served[row]).isCloseTo(plain[row], within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.learn.Fitted#shapes")
    void furtherOutputsAreServedBesideTheMultiplier(NetworkShape shape) throws OrtException {
        EnsembleModel model = Fitted.random(shape, 3, false);
        SyntheticMarket market = SyntheticMarket.informative(50, Fitted.INPUTS, 8);
        Map<String, Object> served = served(OnnxExport.write(model, METADATA), market, model.sequence());
        double[][] plain = model.outputs(market.rows(), market.starts(), market.ends());

        float[] multipliers = (float[]) Objects.requireNonNull(served.get(OnnxExport.OUTPUT));
        float[][] outputs = (float[][]) Objects.requireNonNull(served.get(OnnxExport.OUTPUTS));
        for (int row = 0; row < plain.length; row++) {
            assertThat((double) multipliers[row]).isCloseTo(plain[row][0], within(1e-6));
            for (int output = 0; output < 3; output++) {
                assertThat((double) outputs[row][output]).isCloseTo(plain[row][output], within(5e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.learn.Fitted#shapes")
    void oneMemberAloneIsServedToo(NetworkShape shape) throws OrtException {
        EnsembleModel three = Fitted.random(shape, 1, false);
        EnsembleModel one = new EnsembleModel(
                three.network(), three.members().subList(1, 2), three.bounds(), false, three.report());
        SyntheticMarket market = SyntheticMarket.informative(50, Fitted.INPUTS, 8);
        float[] served = (float[]) Objects.requireNonNull(
                served(OnnxExport.write(one, METADATA), market, one.sequence()).get(OnnxExport.OUTPUT));
        double[] plain = market.memberLogMultipliers(three)[1];
        for (int row = 0; row < plain.length; row++) {
            assertThat((double) served[row]).isCloseTo(plain[row], within(1e-6));
        }
    }

    @Test
    void aClassifierServesItsScoresOnly() throws OrtException {
        EnsembleModel model = Fitted.random(NetworkShape.mlp(8), 4, true);
        SyntheticMarket market = SyntheticMarket.informative(50, Fitted.INPUTS, 8);
        Map<String, Object> served = served(OnnxExport.write(model, METADATA), market, 1);
        double[][] plain = model.outputs(market.rows(), market.starts(), market.ends());

        assertThat(served).containsOnlyKeys(OnnxExport.OUTPUTS);
        float[][] outputs = (float[][]) Objects.requireNonNull(served.get(OnnxExport.OUTPUTS));
        assertThat((double) outputs[7][3]).isCloseTo(plain[7][3], within(5e-6));
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

    private static Map<String, Object> served(byte[] bytes, SyntheticMarket market, int sequence) throws OrtException {
        int columns = market.rows()[0].length;
        FloatBuffer buffer = FloatBuffer.allocate(market.size() * sequence * columns);
        for (int end = 0; end < market.size(); end++) {
            for (int row = end - sequence + 1; row <= end; row++) {
                Arrays.stream(market.rows()[Math.max(0, row)]).forEach(x -> buffer.put((float) x));
            }
        }
        long[] shape =
                sequence == 1 ? new long[] {market.size(), columns} : new long[] {market.size(), sequence, columns};
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(bytes);
                OnnxTensor tensor = OnnxTensor.createTensor(environment, buffer.rewind(), shape);
                OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, tensor))) {
            Map<String, Object> values = new HashMap<>();
            for (Map.Entry<String, OnnxValue> entry : result) {
                values.put(entry.getKey(), entry.getValue().getValue());
            }
            return values;
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
