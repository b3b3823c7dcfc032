package io.plimsoll.surface.essvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.model.Essvi;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EssviCoordinatesTest {

    @ParameterizedTest
    @EnumSource(PsiBound.class)
    void everyPointIsASurfaceWithoutArbitrage(PsiBound bound) {
        SplittableRandom random = new SplittableRandom(31);
        for (int i = 0; i < 500; i++) {
            int n = 1 + i % 6;
            List<Essvi> slices = new EssviCoordinates(n, bound).slices(point(random, n), RandomSurfaces.times(n));
            for (Essvi slice : slices) {
                assertThat(slice.psi()).isLessThan(bound.greatestPsi(slice.theta(), slice.rho()));
                assertThat(Butterfly.of(slice.raw()).leastG()).as("%s", slice).isGreaterThan(-1e-9);
            }
            for (int j = 1; j < n; j++) {
                assertThat(Calendar.slack(slices.get(j - 1), slices.get(j))).isGreaterThan(-1e-12);
            }
            assertThat(Calendar.leastMargin(slices)).isGreaterThan(-1e-12);
        }
    }

    @ParameterizedTest
    @EnumSource(PsiBound.class)
    void derivativesAreFiniteDifferences(PsiBound bound) {
        SplittableRandom random = new SplittableRandom(32);
        for (int i = 0; i < 200; i++) {
            int n = 1 + i % 5;
            EssviCoordinates coordinates = new EssviCoordinates(n, bound);
            double[] x = point(random, n);
            EssviCoordinates.Slices at = coordinates.at(x);
            for (int j = 0; j < 3 * n; j++) {
                double h = 1e-5;
                double middle = x[j];
                x[j] = middle + h;
                EssviCoordinates.Slices up = coordinates.at(x);
                x[j] = middle - h;
                EssviCoordinates.Slices down = coordinates.at(x);
                x[j] = middle;
                for (int s = 0; s < n; s++) {
                    same(at.theta()[s], up.theta()[s], down.theta()[s], j, h);
                    same(at.rho()[s], up.rho()[s], down.rho()[s], j, h);
                    same(at.psi()[s], up.psi()[s], down.psi()[s], j, h);
                }
            }
        }
    }

    private static void same(Gradient at, Gradient up, Gradient down, int j, double h) {
        double difference = (up.getValue() - down.getValue()) / (2 * h);
        double scale = 1 + Math.abs(at.getValue());
        assertThat(at.getGradient()[j] / scale).isCloseTo(difference / scale, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(PsiBound.class)
    void aSurfaceWithinItsBoundsHasCoordinatesThatGiveItBack(PsiBound bound) {
        SplittableRandom random = new SplittableRandom(33);
        int given = 0;
        for (int i = 0; i < 200; i++) {
            EssviCoordinates coordinates = new EssviCoordinates(4, bound);
            double[] x = point(random, 4);
            for (int j = 0; j < 4; j++) {
                x[4 + j] = Math.log(0.02);
                x[8 + j] = random.nextDouble(-3, 3);
            }
            List<Essvi> slices = coordinates.slices(x, RandomSurfaces.times(4));
            List<Essvi> again = coordinates.slices(coordinates.near(slices), RandomSurfaces.times(4));
            for (int j = 0; j < 4; j++) {
                if (slices.get(j).theta() < 1) {
                    given++;
                    assertThat(again.get(j).theta() / slices.get(j).theta()).isCloseTo(1, within(1e-9));
                    assertThat(again.get(j).rho()).isCloseTo(slices.get(j).rho(), within(1e-9));
                    assertThat(again.get(j).psi() / slices.get(j).psi()).isCloseTo(1, within(1e-9));
                }
            }
        }
        assertThat(given).isGreaterThan(400);
    }

    private static double[] point(SplittableRandom random, int n) {
        double[] x = new double[3 * n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextDouble(-2, 2);
            x[n + i] = Math.log(0.02) + random.nextDouble(-4, 3);
            x[2 * n + i] = random.nextDouble(-8, 8);
        }
        return x;
    }
}
