package io.plimsoll.surface.essvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MonotoneTest {

    @Test
    void violatorsArePooledAtTheirWeightedGeometricMean() {
        double[] nearest = Monotone.nearest(new double[] {1, 8, 2, 2, 9}, new double[] {1, 1, 1, 2, 1});
        double pooled = Math.pow(8 * 2 * 2 * 2, 0.25);
        double[] expected = {1, pooled, pooled, pooled, 9};
        for (int i = 0; i < 5; i++) {
            assertThat(nearest[i]).isCloseTo(expected[i], within(1e-14));
        }
    }

    @Test
    void noSequenceThatDoesNotFallIsNearer() {
        SplittableRandom random = new SplittableRandom(61);
        for (int i = 0; i < 500; i++) {
            double[] x = random.doubles(6, 0.1, 10).toArray();
            double[] weights = random.doubles(6, 0.1, 2).toArray();
            double[] nearest = Monotone.nearest(x, weights);
            double[] other = nearest.clone();
            Arrays.setAll(other, j -> other[j] * Math.exp(random.nextDouble(-0.1, 0.1)));
            Arrays.sort(other);
            assertThat(nearest).isSorted();
            assertThat(distance(nearest, x, weights)).isLessThanOrEqualTo(distance(other, x, weights) + 1e-12);
        }
    }

    private static double distance(double[] a, double[] b, double[] weights) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += weights[i] * Math.pow(Math.log(a[i] / b[i]), 2);
        }
        return sum;
    }
}
