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
     * @param shape row by row
     */
    record Part(String name, int offset, double reach, long... shape) {

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
        Part part = new Part(name, size, reach, shape);
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

    /** The reach of a uniform law that keeps the variance of what passes a layer of so many inputs. */
    static double unitGain(int inputs) {
        return Math.sqrt(3.0 / inputs);
    }
}
