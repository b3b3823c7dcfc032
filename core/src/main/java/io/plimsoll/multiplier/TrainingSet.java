package io.plimsoll.multiplier;

/**
 * Examples for a network. Rows stand in blocks, one for each underlying and side, and each block in time order; inputs are
 * standardised and free of NaN. Example i is decided at row {@code ends[i]} of the block that begins at row
 * {@code starts[i]}. A network that looks at L rows sees those up to {@code ends[i]}, and the block's first row again and
 * again where the block is younger: a sequence never crosses into another block, nor into the future.
 *
 * @param rows one row a day of a block, one column an input; masks of missing values are columns like any other
 * @param starts by example, the first row of its block
 * @param ends by example, the row of its decision. Consecutive examples of one block stand in time order
 * @param objective what the outputs for these examples are judged by
 */
public record TrainingSet(double[][] rows, int[] starts, int[] ends, Objective objective) {

    public TrainingSet {
        if (starts.length != ends.length) {
            throw new IllegalArgumentException(
                    "starts and ends must have one value an example, were " + starts.length + " and " + ends.length);
        }
        for (int i = 0; i < ends.length; i++) {
            check(i, rows.length, starts, ends);
        }
    }

    private static void check(int i, int rows, int[] starts, int[] ends) {
        if (!(0 <= starts[i] && starts[i] <= ends[i] && ends[i] < rows)) {
            throw new IllegalArgumentException("each example must satisfy 0 <= start <= end < rows, example " + i
                    + " had start " + starts[i] + ", end " + ends[i] + " of " + rows + " rows");
        }
        if (i > 0 && starts[i] == starts[i - 1] && ends[i] <= ends[i - 1]) {
            throw new IllegalArgumentException("consecutive examples of a block must stand in time order, example " + i
                    + " ends at row " + ends[i] + ", the one before at " + ends[i - 1]);
        }
    }

    /** The number of examples. */
    public int size() {
        return ends.length;
    }
}
