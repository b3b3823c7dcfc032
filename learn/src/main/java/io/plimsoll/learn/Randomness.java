package io.plimsoll.learn;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Everything random in a fit, drawn in Java from the seed: PyTorch's own generator is one for the process, and its
 * stream would depend on what else runs. A member's draws do not depend on how many members there are.
 *
 * @param weights by member, for the weights before training
 * @param shuffles by member, for the order of the examples in an epoch
 * @param drops by member, for the units dropped in a step
 */
record Randomness(SplittableRandom[] weights, SplittableRandom[] shuffles, SplittableRandom[] drops) {

    static Randomness of(long seed, int members) {
        SplittableRandom root = new SplittableRandom(seed);
        SplittableRandom[][] all = new SplittableRandom[3][members];
        for (int member = 0; member < members; member++) {
            for (SplittableRandom[] kind : all) {
                kind[member] = root.split();
            }
        }
        return new Randomness(all[0], all[1], all[2]);
    }

    /** The same draws for some of the members, {@code from} … {@code to − 1}. */
    Randomness of(int from, int to) {
        return new Randomness(
                Arrays.copyOfRange(weights, from, to),
                Arrays.copyOfRange(shuffles, from, to),
                Arrays.copyOfRange(drops, from, to));
    }

    /** A new order of 0 … size − 1 for each member. */
    int[][] permutations(int size) {
        return Arrays.stream(shuffles).map(random -> permutation(size, random)).toArray(int[][]::new);
    }

    /** Fisher and Yates's shuffle (Knuth, The Art of Computer Programming, vol. 2, 3.4.2, algorithm P). */
    private static int[] permutation(int size, SplittableRandom random) {
        int[] order = IntStream.range(0, size).toArray();
        for (int last = size - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int held = order[last];
            order[last] = order[other];
            order[other] = held;
        }
        return order;
    }

    /**
     * Fills a mask [members, rows · units]: 0 for a dropped unit, 1/(1 − share) for a kept one, so that a unit's mean
     * stays what it is. One draw of 64 bits serves four units, which rounds the share to 1/65536.
     */
    void fillMask(float[] mask, int perMember, double share) {
        int threshold = (int) Math.round(share * 65536);
        float kept = (float) (1 / (1 - share));
        for (int member = 0; member < drops.length; member++) {
            SplittableRandom random = drops[member];
            int from = member * perMember;
            long bits = 0;
            for (int i = 0; i < perMember; i++) {
                bits = (i & 3) == 0 ? random.nextLong() : bits >>> 16;
                mask[from + i] = (bits & 0xFFFF) < threshold ? 0 : kept;
            }
        }
    }
}
