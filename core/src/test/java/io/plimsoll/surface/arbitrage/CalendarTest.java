package io.plimsoll.surface.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.model.RawSvi;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalendarTest {

    @Test
    void crossingsAreTheSignChangesOfADenseScan() {
        SplittableRandom random = new SplittableRandom(1);
        int[] counts = new int[5];
        for (int i = 0; i < 3000; i++) {
            RawSvi first = random(random);
            RawSvi second = random(random);
            double[] crossings = Calendar.crossings(first, second);
            counts[crossings.length]++;
            for (double k : crossings) {
                double w = first.totalVariance(k);
                assertThat(second.totalVariance(k)).isCloseTo(w, within(1e-11 * w));
            }
            assertThat(crossings.length).as("%s, %s", first, second).isGreaterThanOrEqualTo(scanned(first, second));
        }
        assertThat(counts[0]).isPositive();
        assertThat(counts[1]).isPositive();
        assertThat(counts[2]).isPositive();
    }

    private static int scanned(RawSvi first, RawSvi second) {
        int changes = 0;
        double last = 0;
        for (int j = -4000; j <= 4000; j++) {
            double k = Math.sinh(j * 0.002);
            double gap = second.totalVariance(k) - first.totalVariance(k);
            if (Math.abs(gap) > 1e-10) {
                changes += gap * last < 0 ? 1 : 0;
                last = gap;
            }
        }
        return changes;
    }

    @Test
    void aSliceThatLiesOverTheEarlierOneEverywhereDoesNotCrossIt() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 1000; i++) {
            RawSvi first = random(random);
            RawSvi second = new RawSvi(
                    first.a() + random.nextDouble(1e-6, 0.1), first.b(), first.rho(), first.m(), first.sigma(), 2);
            assertThat(Calendar.crossings(first, second)).isEmpty();
            assertThat(Calendar.free(first, second, -1, 1)).isTrue();
            assertThat(Calendar.free(second, first, -1, 1)).isFalse();
        }
    }

    @Test
    void aSliceDoesNotCrossItself() {
        RawSvi slice = new RawSvi(0.01, 0.1, -0.5, 0.05, 0.2, 0.5);
        assertThat(Calendar.crossings(slice, slice)).isEmpty();
        assertThat(Calendar.free(slice, slice, -1, 1)).isTrue();
    }

    @Test
    void onlyCrossingsBetweenTheBoundsCount() {
        RawSvi first = new RawSvi(0.01, 0.2, 0, 0, 0.2, 0.5);
        RawSvi second = new RawSvi(0.03, 0.1, 0, 0, 0.3, 1);
        double[] crossings = Calendar.crossings(first, second);
        assertThat(crossings).hasSize(2);
        assertThat(Calendar.free(first, second, 0.9 * crossings[0], 0.9 * crossings[1]))
                .isTrue();
        assertThat(Calendar.free(first, second, 0, 1.1 * crossings[1])).isFalse();
    }

    private static RawSvi random(SplittableRandom random) {
        double b = random.nextDouble(0.01, 0.3);
        double rho = random.nextDouble(-0.9, 0.9);
        double sigma = random.nextDouble(0.02, 0.5);
        double least = random.nextDouble(0.005, 0.1);
        return new RawSvi(least - b * sigma * Math.sqrt(1 - rho * rho), b, rho, random.nextDouble(-0.3, 0.3), sigma, 1);
    }
}
