package io.plimsoll.learn;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The numbers of some members in native memory, member after member, and their gradients beside them. PyTorch's tensors
 * are windows on that memory, so that a step of the optimiser reads and writes two arrays, however many layers there are.
 * They belong to the {@link NativeMemory#scoped scope} in which they are made.
 */
final class Parameters {

    private final int size;
    private final FloatPointer values;
    private final FloatPointer gradients;
    private final Tensor[] tensors;

    Parameters(Network network, List<float[]> members) {
        Layout layout = network.layout();
        size = members.size() * layout.size();
        values = new FloatPointer(size);
        gradients = new FloatPointer(size);
        clearGradients();
        for (int member = 0; member < members.size(); member++) {
            values.position((long) member * layout.size()).put(members.get(member));
        }
        values.position(0);
        long stack = network.stacked() ? members.size() : 0;
        tensors = layout.parts().stream()
                .map(part -> parameter(part, stack, layout.size()))
                .toArray(Tensor[]::new);
    }

    private Tensor parameter(Layout.Part part, long stack, long memberSize) {
        Tensor parameter = window(values, part, stack, memberSize).set_requires_grad(true);
        parameter.mutable_grad().put(window(gradients, part, stack, memberSize));
        return parameter;
    }

    private static Tensor window(FloatPointer memory, Layout.Part part, long stack, long memberSize) {
        int lead = stack > 0 ? 1 : 0;
        long[] shape = new long[part.shape().length + lead];
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = part.shape().length - 1; axis >= 0; axis--) {
            shape[axis + lead] = part.shape()[axis];
            strides[axis + lead] = stride;
            stride *= part.shape()[axis];
        }
        if (stack > 0) {
            shape[0] = stack;
            strides[0] = memberSize;
        }
        return torch.from_blob(memory.getPointer(part.offset()), shape, strides);
    }

    /** One a part of the layout; {@code backward} adds to their gradients. */
    Tensor[] tensors() {
        return tensors;
    }

    void clearGradients() {
        Pointer.memset(gradients, 0, (long) size * Float.BYTES);
    }

    void readGradients(float[] into) {
        gradients.get(into);
    }

    void read(float[] into) {
        values.get(into);
    }

    void write(float[] numbers) {
        values.put(numbers);
    }
}
