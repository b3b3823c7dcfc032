package io.plimsoll.backtest;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Resampled means of daily series by the stationary bootstrap (Politis &amp; Romano 1994): blocks of days that begin
 * anywhere and have geometric lengths, the last day being followed by the first. The days drawn are the same for every
 * series asked of one object, so means of several series on one resample may be paired.
 */
final class StationaryBootstrap {

    /** Mean length of a block, days. */
    static final double MEAN_BLOCK = 20;

    private final int days;
    private final int[][] starts;
    private final int[][] lengths;

    private StationaryBootstrap(int days, int resamples) {
        this.days = days;
        this.starts = new int[resamples][];
        this.lengths = new int[resamples][];
    }

    /**
     * Draws the resamples of a series.
     *
     * @param days length of the series and of each resample, &gt; 0
     * @param resamples how many, &gt; 0
     */
    static StationaryBootstrap of(int days, int resamples, long seed) {
        if (days < 1 || resamples < 1) {
            throw new IllegalArgumentException(
                    "a bootstrap needs days and resamples, had " + days + " days and " + resamples + " resamples");
        }
        StationaryBootstrap bootstrap = new StationaryBootstrap(days, resamples);
        SplittableRandom random = new SplittableRandom(seed);
        for (int r = 0; r < resamples; r++) {
            bootstrap.draw(r, random);
        }
        return bootstrap;
    }

    private void draw(int resample, SplittableRandom random) {
        int[] from = new int[days];
        int[] length = new int[days];
        int blocks = 0;
        from[0] = random.nextInt(days);
        for (int i = 0; i < days; i++) {
            length[blocks]++;
            if (random.nextDouble() < 1 / MEAN_BLOCK) {
                int start = random.nextInt(days);
                if (i + 1 < days) {
                    from[++blocks] = start;
                }
            }
        }
        starts[resample] = Arrays.copyOf(from, blocks + 1);
        lengths[resample] = Arrays.copyOf(length, blocks + 1);
    }

    int resamples() {
        return starts.length;
    }

    /** The mean of a series on each resample, by prefix sums: a block costs one subtraction, however long. */
    double[] means(double[] series) {
        if (series.length != days) {
            throw new IllegalArgumentException(
                    "the resamples are of " + days + " days, the series has " + series.length);
        }
        // Twice around, so that a block that runs past the last day is still one difference.
        double[] sums = new double[2 * days + 1];
        for (int t = 0; t < 2 * days; t++) {
            sums[t + 1] = sums[t] + series[t % days];
        }
        double[] means = new double[starts.length];
        for (int r = 0; r < means.length; r++) {
            double sum = 0;
            for (int b = 0; b < starts[r].length; b++) {
                sum += sum(sums, starts[r][b], lengths[r][b]);
            }
            means[r] = sum / days;
        }
        return means;
    }

    /** Of a block of at most {@code days} days. */
    private static double sum(double[] sums, int start, int length) {
        return sums[start + length] - sums[start];
    }
}
