package io.plimsoll.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StationaryBootstrapTest {

    /** The second writing: day after day, as Politis and Romano describe it. */
    private static double[] dayByDay(double[] x, int resamples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            double sum = 0;
            int at = random.nextInt(x.length);
            for (int i = 0; i < x.length; i++) {
                sum += x[at];
                at = random.nextDouble() < 1 / 20.0 ? random.nextInt(x.length) : (at + 1) % x.length;
            }
            means[r] = sum / x.length;
        }
        return means;
    }

    @Test
    void prefixSumsGiveTheMeansOfTheDaysDrawn() {
        double[] x = new SplittableRandom(1).doubles(237).toArray();
        assertThat(StationaryBootstrap.of(237, 100, 8).means(x)).containsExactly(dayByDay(x, 100, 8), within(1e-13));
    }

    @Test
    void aSeriesOfOneDayIsThatDay() {
        assertThat(StationaryBootstrap.of(1, 3, 1).means(new double[] {7})).containsExactly(7, 7, 7);
    }

    @Test
    void seriesShareTheDaysDrawn() {
        SplittableRandom random = new SplittableRandom(3);
        double[] x = random.doubles(500).toArray();
        double[] y = Arrays.stream(x).map(v -> 2 * v + 1).toArray();
        StationaryBootstrap bootstrap = StationaryBootstrap.of(500, 50, 4);
        double[] of = bootstrap.means(x);
        double[] expected = Arrays.stream(of).map(v -> 2 * v + 1).toArray();
        assertThat(bootstrap.means(y)).containsExactly(expected, within(1e-13));
    }

    @Test
    void theStandardErrorOfIndependentDaysIsTheUsualOne() {
        int n = 2000;
        double[] x = new SplittableRandom(5).doubles(n).toArray();
        double[] means = StationaryBootstrap.of(n, 4000, 6).means(x);
        double mean = Arrays.stream(x).average().orElseThrow();
        double se = Math.sqrt(
                Arrays.stream(means).map(m -> (m - mean) * (m - mean)).average().orElseThrow());
        assertThat(se).isCloseTo(Math.sqrt(1 / 12.0 / n), within(0.15 * Math.sqrt(1 / 12.0 / n)));
    }

    @Test
    void ofDaysThatComeInRunsItIsLarger() {
        SplittableRandom random = new SplittableRandom(7);
        double[] single = random.ints(2000, 0, 2).asDoubleStream().toArray();
        double[] runs = new double[2000];
        Arrays.setAll(runs, t -> single[t / 10]);
        StationaryBootstrap bootstrap = StationaryBootstrap.of(2000, 500, 8);
        assertThat(spread(bootstrap.means(runs))).isGreaterThan(2 * spread(bootstrap.means(single)));
    }

    private static double spread(double[] x) {
        return Arrays.stream(x).max().orElseThrow() - Arrays.stream(x).min().orElseThrow();
    }

    @Test
    void nothingToResampleIsAnError() {
        assertThatThrownBy(() -> StationaryBootstrap.of(0, 10, 1)).hasMessageContaining("0 days");
        assertThatThrownBy(() -> StationaryBootstrap.of(5, 10, 1).means(new double[4]))
                .hasMessageContaining("of 5 days, the series has 4");
    }
}
