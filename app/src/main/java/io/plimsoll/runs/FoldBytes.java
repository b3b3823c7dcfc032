package io.plimsoll.runs;

import io.plimsoll.backtest.FittedFold;
import io.plimsoll.backtest.Fold;
import io.plimsoll.learn.ModelWeights;
import io.plimsoll.margin.Side;
import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.Scaler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** A fitted fold as bytes, and back without the loss of a bit. */
final class FoldBytes {

    private FoldBytes() {}

    static byte[] of(FittedFold fitted) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(fitted.fold().firstDecision());
            out.writeInt(fitted.fold().lastDecision());
            out.writeInt(fitted.fold().lastSettled());
            out.writeInt(fitted.examples());
            out.writeInt(fitted.validation());
            out.writeInt(fitted.inputs());
            write(fitted.scaler(), out);
            ModelWeights.write(fitted.model(), out);
            out.writeInt(fitted.from());
            out.writeInt(fitted.outputs().size());
            for (Map.Entry<Side, double[][]> side : fitted.outputs().entrySet()) {
                out.writeUTF(side.getKey().name());
                write(side.getValue(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Scaler scaler, DataOutputStream out) throws IOException {
        boolean[] masked = scaler.masked();
        out.writeInt(masked.length);
        for (int j = 0; j < masked.length; j++) {
            out.writeDouble(scaler.medians()[j]);
            out.writeDouble(scaler.spreads()[j]);
            out.writeBoolean(masked[j]);
        }
    }

    private static void write(double[][] outputs, DataOutputStream out) throws IOException {
        out.writeInt(outputs.length);
        out.writeInt(outputs[0].length);
        for (double[] decision : outputs) {
            for (double output : decision) {
                out.writeDouble(output);
            }
        }
    }

    /**
     * Reads a fold.
     *
     * @param network the settings that it was fitted with
     * @throws IOException where the bytes end too early
     */
    static FittedFold read(byte[] bytes, NetworkSettings network) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Fold fold = new Fold(in.readInt(), in.readInt(), in.readInt());
        int examples = in.readInt();
        int validation = in.readInt();
        int inputs = in.readInt();
        Scaler scaler = scaler(in);
        MultiplierModel model = ModelWeights.read(in, network);
        int from = in.readInt();
        Map<Side, double[][]> outputs = new EnumMap<>(Side.class);
        for (int sides = in.readInt(); sides > 0; sides--) {
            outputs.put(Side.valueOf(in.readUTF()), outputs(in));
        }
        return new FittedFold(fold, examples, validation, inputs, scaler, model, from, outputs);
    }

    private static Scaler scaler(DataInputStream in) throws IOException {
        int features = in.readInt();
        double[] medians = new double[features];
        double[] spreads = new double[features];
        boolean[] masked = new boolean[features];
        for (int j = 0; j < features; j++) {
            medians[j] = in.readDouble();
            spreads[j] = in.readDouble();
            masked[j] = in.readBoolean();
        }
        return Scaler.of(medians, spreads, masked);
    }

    private static double[][] outputs(DataInputStream in) throws IOException {
        double[][] outputs = new double[in.readInt()][in.readInt()];
        for (double[] decision : outputs) {
            for (int i = 0; i < decision.length; i++) {
                decision[i] = in.readDouble();
            }
        }
        return outputs;
    }
}
