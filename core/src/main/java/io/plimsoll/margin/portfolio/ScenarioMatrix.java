package io.plimsoll.margin.portfolio;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Profit and loss of one long contract of each instrument in each scenario. The scenarios are cut into blocks that hold all
 * instruments and fit into a core's second-level cache, so that an account's rows are read from there; within a block each
 * row is an array of its own, which the compiler needs in order to work on eight numbers at once.
 */
public final class ScenarioMatrix {

    /** Half of the usual second-level cache, bytes. */
    private static final int BLOCK_BYTES = 1 << 20;

    private static final int NARROWEST = 128;
    private static final int WIDEST = 512;

    private final double[][][] blocks;
    private final int rows;
    private final int scenarios;
    private final int width;

    /** Writes the row of one instrument. */
    @FunctionalInterface
    public interface Row {
        /** Fills {@code pnl}, one number a scenario; called from several threads, each row once. */
        void write(int row, double[] pnl);
    }

    private ScenarioMatrix(int rows, int scenarios) {
        this.rows = rows;
        this.scenarios = scenarios;
        int fitting = BLOCK_BYTES / Double.BYTES / Math.max(1, rows) / 8 * 8;
        this.width = Math.min(WIDEST, Math.max(NARROWEST, fitting));
        this.blocks = new double[(scenarios + width - 1) / width][rows][];
        for (int b = 0; b < blocks.length; b++) {
            for (int row = 0; row < rows; row++) {
                blocks[b][row] = new double[Math.min(width, scenarios - b * width)];
            }
        }
    }

    /** A matrix of rows that are written in parallel. */
    public static ScenarioMatrix of(int rows, int scenarios, Row row) {
        ScenarioMatrix matrix = new ScenarioMatrix(rows, scenarios);
        IntStream.range(0, rows).parallel().forEach(i -> {
            double[] pnl = new double[scenarios];
            row.write(i, pnl);
            matrix.put(i, pnl);
        });
        return matrix;
    }

    private void put(int row, double[] pnl) {
        for (int b = 0; b < blocks.length; b++) {
            System.arraycopy(pnl, b * width, blocks[b][row], 0, blocks[b][row].length);
        }
    }

    /** The number of instruments. */
    public int rows() {
        return rows;
    }

    /** The number of scenarios. */
    public int scenarios() {
        return scenarios;
    }

    /** The profit and loss of an instrument in a scenario. */
    public double at(int row, int scenario) {
        return blocks[scenario / width][row][scenario % width];
    }

    /** A copy of an instrument's row. */
    public double[] row(int row) {
        double[] copy = new double[scenarios];
        for (int b = 0; b < blocks.length; b++) {
            System.arraycopy(blocks[b][row], 0, copy, b * width, blocks[b][row].length);
        }
        return copy;
    }

    int blocks() {
        return blocks.length;
    }

    int width(int block) {
        return Math.min(width, scenarios - block * width);
    }

    int firstOf(int block) {
        return block * width;
    }

    /**
     * Σ q·pnl over positions, for the scenarios of a block. The order of summation is the positions', by fours, whatever
     * the block, so that every way to a margin gives the same bits.
     *
     * @param pnl overwritten; as long as the block is wide
     */
    void sum(int block, int[] positions, double[] quantities, double[] pnl) {
        Arrays.fill(pnl, 0);
        double[][] all = blocks[block];
        int n = positions.length;
        int p = 0;
        for (; p + 4 <= n; p += 4) {
            add(
                    all[positions[p]],
                    all[positions[p + 1]],
                    all[positions[p + 2]],
                    all[positions[p + 3]],
                    quantities[p],
                    quantities[p + 1],
                    quantities[p + 2],
                    quantities[p + 3],
                    pnl);
        }
        for (; p < n; p++) {
            add(all[positions[p]], quantities[p], pnl);
        }
    }

    /** Four rows in one pass over the sums: with more the compiler of JDK 17 stops using vector instructions. */
    private static void add(
            double[] a, double[] b, double[] c, double[] d, double qa, double qb, double qc, double qd, double[] sums) {
        for (int s = 0; s < sums.length; s++) {
            sums[s] += (qa * a[s] + qb * b[s]) + (qc * c[s] + qd * d[s]);
        }
    }

    private static void add(double[] a, double qa, double[] sums) {
        for (int s = 0; s < sums.length; s++) {
            sums[s] += qa * a[s];
        }
    }

    /** Σ q·pnl over positions, one number a scenario. */
    public double[] sum(int[] positions, double[] quantities) {
        double[] sums = new double[scenarios];
        for (int b = 0; b < blocks.length; b++) {
            double[] part = new double[width(b)];
            sum(b, positions, quantities, part);
            System.arraycopy(part, 0, sums, firstOf(b), part.length);
        }
        return sums;
    }
}
