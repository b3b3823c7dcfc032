package io.plimsoll.learn;

import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * How a recurrent layer of units h goes from row to row, x the row and s the logistic function:
 *
 * <pre>LSTM  i, f, o = s(W x + U h + b),  g = tanh(W x + U h + b),  c ← f·c + i·g,  h ← o·tanh c
 * GRU   r, z = s(W x + U h + b),  n = tanh(W x + b + r·(U h + b′)),  h ← (1 − z)·n + z·h</pre>
 *
 * The gates' rows stand in the order of PyTorch: i, f, g, o and r, z, n.
 */
enum Gates {
    /** Hochreiter &amp; Schmidhuber 1997; Gers et al. 2000. */
    LSTM,
    /** Cho et al. 2014. */
    GRU;

    int count() {
        return onnxOrder().length;
    }

    private int[] onnxOrder() {
        return this == LSTM ? new int[] {0, 3, 1, 2} : new int[] {1, 0, 2};
    }

    /** Numbers of state a unit: h, and c of an LSTM. */
    int states() {
        return this == LSTM ? 2 : 1;
    }

    /** The states h after each row, and after the last. */
    Tensor[] torch(Tensor values, Tensor zeros, TensorVector weights) {
        if (this == LSTM) {
            T_TensorTensorTensor_T states =
                    torch.lstm(values, new TensorVector(zeros, zeros), weights, true, 1, 0, true, false, false);
            return new Tensor[] {states.get0(), states.get1()};
        }
        T_TensorTensor_T states = torch.gru(values, zeros, weights, true, 1, 0, true, false, false);
        return new Tensor[] {states.get0(), states.get1()};
    }

    OnnxNode onnx(int units) {
        OnnxNode node = new OnnxNode(name()).integer("hidden_size", units);
        return this == GRU ? node.integer("linear_before_reset", 1) : node;
    }

    /** Blocks of one gate each in the order of ONNX: i, o, f, g and z, r, n. */
    float[] inOnnxOrder(float[] values, int block) {
        float[] ordered = new float[values.length];
        int[] order = onnxOrder();
        for (int gate = 0; gate < order.length; gate++) {
            System.arraycopy(values, order[gate] * block, ordered, gate * block, block);
        }
        return ordered;
    }

    /** A layer in plain Java. */
    interface Cell {
        /** Moves the state, h and then c of an LSTM, on by one row. */
        void step(double[] row, double[] state);
    }

    Cell cell(Affine inputs, Affine states, int units) {
        return this == LSTM
                ? (row, state) -> lstm(inputs.apply(row), states.apply(head(state, units)), state, units)
                : (row, state) -> gru(inputs.apply(row), states.apply(head(state, units)), state, units);
    }

    private static double[] head(double[] state, int units) {
        return state.length == units ? state : java.util.Arrays.copyOf(state, units);
    }

    private static void lstm(double[] x, double[] h, double[] state, int units) {
        for (int unit = 0; unit < units; unit++) {
            double input = logistic(x[unit] + h[unit]);
            double forget = logistic(x[units + unit] + h[units + unit]);
            double candidate = Math.tanh(x[2 * units + unit] + h[2 * units + unit]);
            double output = logistic(x[3 * units + unit] + h[3 * units + unit]);
            double memory = forget * state[units + unit] + input * candidate;
            state[units + unit] = memory;
            state[unit] = output * Math.tanh(memory);
        }
    }

    private static void gru(double[] x, double[] h, double[] state, int units) {
        for (int unit = 0; unit < units; unit++) {
            double reset = logistic(x[unit] + h[unit]);
            double keep = logistic(x[units + unit] + h[units + unit]);
            double candidate = Math.tanh(x[2 * units + unit] + reset * h[2 * units + unit]);
            state[unit] = (1 - keep) * candidate + keep * state[unit];
        }
    }

    private static double logistic(double u) {
        return 1 / (1 + Math.exp(-u));
    }
}
