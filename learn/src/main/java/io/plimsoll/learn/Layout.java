package io.plimsoll.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Where each of a network's tensors lies among the numbers of one member, which are one array of floats. */
final class Layout {

    /**
     * One tensor.
     *
     * @param name in an ONNX model
     * @param offset of its first number
     * @param reach before training its numbers are uniform on ±reach
     * @param inputAxis the dimension, 0 or 1 of two, that counts the inputs of a row; −1 where none does
     * @param shape row by row
     */
    record Part(String name, int offset, double reach, int inputAxis, long... shape) {

        int size() {
            long size = 1;
            for (long length : shape) {
                size *= length;
            }
            return Math.toIntExact(size);
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private int size;

    /** Adds a tensor behind those that are there. */
    Part add(String name, double reach, long... shape) {
        return append(name, reach, -1, shape);
    }

    /** Adds weights of the inputs of a row; {@code axis} is the dimension that counts them. */
    Part addOfInputs(String name, double reach, int axis, long rows, long columns) {
        return append(name, reach, axis, rows, columns);
    }

    private Part append(String name, double reach, int inputAxis, long... shape) {
        Part part = new Part(name, size, reach, inputAxis, shape);
        parts.add(part);
        size += part.size();
        return part;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** The numbers of a member. */
    int size() {
        return size;
    }

    /** The numbers of a member before training. */
    float[] untrained(SplittableRandom random) {
        float[] numbers = new float[size];
        for (Part part : parts) {
            if (part.reach > 0) {
                for (int i = 0; i < part.size(); i++) {
                    numbers[part.offset + i] = (float) (part.reach * (2 * random.nextDouble() - 1));
                }
            }
        }
        return numbers;
    }

    /**
     * The numbers of a member of another layout in this one.
     *
     * @param before the other layout, whose parts of the same names have the same shapes but for the inputs
     * @param numbers its member's
     * @param columns by input of this layout, the one of the other that means the same; −1 where none does: its weights are 0
     * @param untrained of this layout, for parts that the other has not
     */
    float[] carried(Layout before, float[] numbers, int[] columns, float[] untrained) {
        float[] carried = untrained.clone();
        for (Part part : parts) {
            before.parts.stream()
                    .filter(p -> p.name.equals(part.name))
                    .findFirst()
                    .ifPresent(other -> {
                        if (part.inputAxis >= 0) {
                            carry(other, numbers, part, carried, columns);
                        } else if (other.size() == part.size()) {
                            System.arraycopy(numbers, other.offset, carried, part.offset, part.size());
                        } else {
                            throw new IllegalArgumentException("a network can start from one of its own shape only, "
                                    + part.name + " has " + part.size() + " numbers and had " + other.size());
                        }
                    });
        }
        return carried;
    }

    private static void carry(Part from, float[] numbers, Part to, float[] into, int[] columns) {
        int width = (int) to.shape[1];
        int widthBefore = (int) from.shape[1];
        for (int i = 0; i < to.size(); i++) {
            int row = i / width;
            int column = i % width;
            int input = columns[to.inputAxis == 0 ? row : column];
            int at = to.inputAxis == 0 ? input * widthBefore + column : row * widthBefore + input;
            into[to.offset + i] = input < 0 ? 0 : numbers[from.offset + at];
        }
    }

    /** The reach of a uniform law that keeps the variance of what passes a layer of so many inputs. */
    static double unitGain(int inputs) {
        return Math.sqrt(3.0 / inputs);
    }
}
