package io.plimsoll.learn;

import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The numbers of some members in native memory, in the order of a {@link Stack}, and their gradients beside them.
 * PyTorch's tensors are windows on that memory, so that a step of the optimiser reads and writes two arrays, however many
 * layers there are. They belong to the {@link NativeMemory#scoped scope} in which they are made.
 */
final class Parameters {

    private final Stack stack;
    private final FloatPointer values;
    private final FloatPointer gradients;
    private final Tensor[] tensors;

    Parameters(Network network, List<float[]> members) {
        stack = new Stack(network.layout(), members.size());
        values = new FloatPointer(stack.of(members));
        gradients = new FloatPointer(stack.size());
        clearGradients();
        tensors = network.layout().parts().stream()
                .map(part -> parameter(part, network.stacked()))
                .toArray(Tensor[]::new);
    }

    private Tensor parameter(Layout.Part part, boolean stacked) {
        Tensor parameter = window(values, part, stacked).set_requires_grad(true);
        parameter.mutable_grad().put(window(gradients, part, stacked));
        return parameter;
    }

    private Tensor window(FloatPointer memory, Layout.Part part, boolean stacked) {
        long[] shape = stacked
                ? LongStream.concat(LongStream.of(stack.members()), LongStream.of(part.shape()))
                        .toArray()
                : part.shape();
        return torch.from_blob(memory.getPointer(stack.offset(part, 0)), shape);
    }

    /** One a part of the layout; {@code backward} adds to their gradients. */
    Tensor[] tensors() {
        return tensors;
    }

    void clearGradients() {
        Pointer.memset(gradients, 0, (long) stack.size() * Float.BYTES);
    }

    void readGradients(float[] into) {
        gradients.get(into);
    }

    void write(float[] numbers) {
        values.put(numbers);
    }
}
