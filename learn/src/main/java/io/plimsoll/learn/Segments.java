package io.plimsoll.learn;

import io.plimsoll.multiplier.TrainingSet;
import java.util.Arrays;

/**
 * The examples of a set cut into what its objective judges together: runs of consecutive examples of one block, as long as
 * the objective asks for and shorter where a block ends.
 */
final class Segments {

    private final int[] first;

    private Segments(int[] first) {
        this.first = first;
    }

    static Segments of(TrainingSet set) {
        int longest = set.objective().segment();
        int[] first = new int[set.size() + 1];
        int count = 0;
        for (int i = 0; i < set.size(); i++) {
            boolean sameBlock = i > 0 && set.starts()[i] == set.starts()[i - 1];
            if (!sameBlock || i - first[count - 1] == longest) {
                first[count++] = i;
            }
        }
        first[count] = set.size();
        return new Segments(Arrays.copyOf(first, count + 1));
    }

    int count() {
        return first.length - 1;
    }

    /** The first example of a segment. */
    int first(int segment) {
        return first[segment];
    }

    /** The number of examples of a segment. */
    int size(int segment) {
        return first[segment + 1] - first[segment];
    }

    int longest() {
        int longest = 0;
        for (int segment = 0; segment < count(); segment++) {
            longest = Math.max(longest, size(segment));
        }
        return longest;
    }

    /** The examples of a stretch of an order of segments. */
    int size(int[] order, int from, int to) {
        int size = 0;
        for (int i = from; i < to; i++) {
            size += size(order[i]);
        }
        return size;
    }
}
