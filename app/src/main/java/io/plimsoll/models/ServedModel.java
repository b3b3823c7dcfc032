package io.plimsoll.models;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.plimsoll.backtest.NetworkInputs;
import io.plimsoll.learn.OnnxExport;
import io.plimsoll.margin.Side;
import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network as it is served: an ONNX file and its metadata, checked against each other and against the features that this
 * program computes. It is asked with values as they are, not scaled.
 */
public final class ServedModel implements AutoCloseable {

    private final OrtSession session;
    private final ModelMetadata metadata;

    private ServedModel(OrtSession session, ModelMetadata metadata) {
        this.session = session;
        this.metadata = metadata;
    }

    /**
     * Loads a model for a market with the columns that it was trained on.
     *
     * @throws InputRejectedException where the file is no such model, or its features are not this program's
     */
    public static ServedModel load(Path file) {
        try {
            return load(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InputRejectedException(file + ": cannot be read: " + e, e);
        }
    }

    /** The same from bytes. */
    static ServedModel load(String source, byte[] onnx) {
        ServedModel model = open(source, onnx);
        model.check(source, Set.copyOf(model.metadata.columns()));
        return model;
    }

    /**
     * Loads a model for a market of its own.
     *
     * @param columns that the history of the market has
     * @throws InputRejectedException where the file is no such model, or its features are not those of this program in such a
     *     market; the message names them
     */
    public static ServedModel load(String source, byte[] onnx, Set<String> columns) {
        ServedModel model = open(source, onnx);
        model.check(source, columns);
        return model;
    }

    /** The metadata of a file, whether or not this program can serve it. */
    static ModelMetadata metadata(Path file) {
        try (ServedModel model = open(file.toString(), Files.readAllBytes(file))) {
            return model.metadata;
        } catch (IOException e) {
            throw new InputRejectedException(file + ": cannot be read: " + e, e);
        }
    }

    private static ServedModel open(String source, byte[] onnx) {
        try {
            OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx);
            try {
                return new ServedModel(
                        session,
                        ModelMetadata.read(source, session.getMetadata().getCustomMetadata()));
            } catch (RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new InputRejectedException(
                    source + ": ONNX Runtime does not take it as a model: " + e.getMessage(), e);
        }
    }

    private void check(String source, Set<String> columns) {
        try {
            checkFeatures(source, columns);
            checkInputs(source);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void checkFeatures(String source, Set<String> columns) {
        FeatureDifference.of(metadata.features(), metadata.choice().names(columns))
                .ifPresent(difference -> {
                    throw new InputRejectedException(source + ": the features of network " + metadata.network()
                            + " of study " + metadata.study() + " must be those of this program; " + difference);
                });
    }

    private void checkInputs(String source) {
        int needed = metadata.scaler().inputs()
                + (metadata.sides().size() > 1 ? metadata.sides().size() : 0);
        long[] shape = shape();
        long last = shape.length == 0 ? 0 : shape[shape.length - 1];
        boolean sequence =
                metadata.sequence() == 1 ? shape.length == 2 : shape.length == 3 && shape[1] == metadata.sequence();
        if (needed != metadata.inputs() || last != needed || !sequence) {
            throw new InputRejectedException(source + ": the graph must have one input \"" + OnnxExport.INPUT + "\" of "
                    + (metadata.sequence() == 1 ? "" : metadata.sequence() + " rows of ") + needed
                    + " numbers, as its metadata says, had " + Arrays.toString(shape));
        }
        if (!session.getOutputNames().contains(OnnxExport.OUTPUT)) {
            throw new InputRejectedException(source + ": the graph must have an output \"" + OnnxExport.OUTPUT
                    + "\"; a network of loss: classes has probabilities instead and cannot be served");
        }
    }

    private long[] shape() {
        try {
            NodeInfo input = session.getInputInfo().get(OnnxExport.INPUT);
            return input != null && input.getInfo() instanceof TensorInfo info ? info.getShape() : new long[0];
        } catch (OrtException e) {
            throw new IllegalStateException("a model that was loaded tells its inputs", e);
        }
    }

    public ModelMetadata metadata() {
        return metadata;
    }

    /**
     * ln m of one decision.
     *
     * @param latest values in the order of {@link ModelMetadata#features}, a row a session, the decision's last; NaN where one
     *     is missing. Where there are more rows than the network looks at, the last count; where there are fewer, the first
     *     stands for those before
     */
    public double logMultiplier(List<double[]> latest, Side side) {
        if (!metadata.sides().contains(side)) {
            throw new IllegalArgumentException("the side must be one of " + metadata.sides() + ", was " + side);
        }
        int sequence = metadata.sequence();
        float[][] rows = new float[sequence][];
        for (int i = 0; i < sequence; i++) {
            rows[i] = row(latest.get(Math.max(0, latest.size() - sequence + i)), side);
        }
        try (OnnxTensor inputs = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), sequence == 1 ? rows : new float[][][] {rows});
                OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, inputs), Set.of(OnnxExport.OUTPUT))) {
            return ((float[]) result.get(0).getValue())[0];
        } catch (OrtException e) {
            throw new IllegalStateException("a model that was checked can be run", e);
        }
    }

    private float[] row(double[] values, Side side) {
        if (values.length != metadata.features().size()) {
            throw new IllegalArgumentException("a row must have one value a feature, "
                    + metadata.features().size() + ", had " + values.length);
        }
        double[] inputs = NetworkInputs.of(values, side, metadata.scaler(), metadata.sides());
        float[] row = new float[inputs.length];
        for (int j = 0; j < row.length; j++) {
            row[j] = (float) inputs[j];
        }
        return row;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("a session can be closed once", e);
        }
    }
}
