package io.plimsoll.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.plimsoll.learn.EnsembleModel;
import io.plimsoll.learn.OnnxExport;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Times ONNX Runtime on a fitted model, with its input and output tensors kept from call to call. */
final class ServedNetwork {

    private ServedNetwork() {}

    /** The median over so many calls, each for so many days at once. */
    static double medianSeconds(EnsembleModel model, int steps, int days, int calls) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            byte[] bytes = OnnxExport.write(model, Map.of());
            int inputs = model.inputs();
            long[] shape = steps == 1 ? new long[] {days, inputs} : new long[] {days, steps, inputs};
            try (OrtSession session = environment.createSession(bytes, options);
                    OnnxTensor in = OnnxTensor.createTensor(environment, floats(days * steps * inputs), shape);
                    OnnxTensor out = OnnxTensor.createTensor(environment, floats(days), new long[] {days})) {
                return median(session, Map.of(OnnxExport.INPUT, in), Map.of(OnnxExport.OUTPUT, out), calls);
            }
        }
    }

    private static double median(
            OrtSession session, Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs, int calls)
            throws OrtException {
        double[] seconds = new double[calls];
        for (int i = 0; i < 2 * calls; i++) {
            long start = System.nanoTime();
            session.run(inputs, Set.of(), outputs).close();
            seconds[i % calls] = (System.nanoTime() - start) * 1e-9;
        }
        Arrays.sort(seconds);
        return seconds[calls / 2];
    }

    private static FloatBuffer floats(int size) {
        FloatBuffer buffer = ByteBuffer.allocateDirect(size * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < size; i++) {
            buffer.put(i, (float) Math.sin(i));
        }
        return buffer;
    }
}
