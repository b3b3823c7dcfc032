package io.plimsoll.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The members of an ensemble as one network in PyTorch, so that each operation is called once for all of them: the
 * weights of a layer are one tensor [members, in, out], its biases [members, 1, out]. Members share nothing; a loss that
 * is summed over them gives each the gradient that it would have had alone.
 *
 * <p>Its tensors belong to the {@link NativeMemory#scoped scope} in which it is made.
 */
final class StackedNetwork {

    private final int[] widths;
    private final int members;
    private final Tensor[] weights;
    private final Tensor[] biases;

    StackedNetwork(List<Member> start) {
        widths = start.get(0).widths();
        members = start.size();
        int layers = start.get(0).layers();
        weights = new Tensor[layers];
        biases = new Tensor[layers];
        for (int layer = 0; layer < layers; layer++) {
            int at = layer;
            float[][] weight = start.stream().map(m -> m.weights()[at]).toArray(float[][]::new);
            float[][] bias = start.stream().map(m -> m.biases()[at]).toArray(float[][]::new);
            weights[layer] = parameter(weight, widths[layer], widths[layer + 1]);
            biases[layer] = parameter(bias, 1, widths[layer + 1]);
        }
    }

    private static Tensor parameter(float[][] byMember, int rows, int columns) {
        int size = rows * columns;
        float[] stacked = new float[byMember.length * size];
        for (int member = 0; member < byMember.length; member++) {
            System.arraycopy(byMember[member], 0, stacked, member * size, size);
        }
        return Tensor.create(stacked, byMember.length, rows, columns).set_requires_grad(true);
    }

    int members() {
        return members;
    }

    /** The widths of the hidden layers, whose outputs dropout thins. */
    int[] hidden() {
        return Arrays.copyOfRange(widths, 1, widths.length - 1);
    }

    /** Everything that training moves. */
    TensorVector parameters() {
        List<Tensor> all = new ArrayList<>(List.of(weights));
        all.addAll(List.of(biases));
        return new TensorVector(all.toArray(Tensor[]::new));
    }

    /**
     * z, [members, rows, 1], for inputs [members, rows, in].
     *
     * @param masks a mask [members, rows, units] for each hidden layer, or nothing where no unit is dropped
     */
    Tensor output(Tensor inputs, Tensor... masks) {
        Tensor values = inputs;
        for (int layer = 0; layer < weights.length; layer++) {
            values = torch.baddbmm(biases[layer], values, weights[layer]);
            if (layer < weights.length - 1) {
                values = torch.silu(values);
                values = masks.length == 0 ? values : values.mul(masks[layer]);
            }
        }
        return values;
    }

    /** A copy of the present weights of each member. */
    List<Member> copy() {
        List<Member> copies = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            copies.add(Member.zeros(widths));
        }
        for (int layer = 0; layer < weights.length; layer++) {
            for (int member = 0; member < members; member++) {
                read(weights[layer], member, copies.get(member).weights()[layer]);
                read(biases[layer], member, copies.get(member).biases()[layer]);
            }
        }
        return copies;
    }

    private static void read(Tensor parameter, int member, float[] into) {
        try (FloatPointer data = parameter.data_ptr_float()) {
            data.position((long) member * into.length).get(into);
        }
    }
}
