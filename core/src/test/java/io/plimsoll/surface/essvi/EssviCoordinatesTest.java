package io.plimsoll.surface.essvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.arbitrage.ButterflyBound;
import io.plimsoll.surface.model.Essvi;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EssviCoordinatesTest {

    @ParameterizedTest
    @EnumSource(PsiBound.class)
    void everyPointIsASurfaceWithoutArbitrage(PsiBound bound) {
        SplittableRandom random = new SplittableRandom(31);
        for (int i = 0; i < 500; i++) {
            int n = 1 + i % 6;
            List<Essvi> slices = new EssviCoordinates(bound, RandomSurfaces.times(n)).slices(point(random, n));
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

    @Test
    void theTwoBoundsOfASliceAreInversesOfEachOther() {
        SplittableRandom random = new SplittableRandom(34);
        for (PsiBound bound : PsiBound.values()) {
            for (int i = 0; i < 1000; i++) {
                double rho = random.nextDouble(-0.99, 0.99);
                double psi = 4 / (1 + Math.abs(rho)) * Math.exp(random.nextDouble(-12, -0.01));
                double theta = bound.leastTheta(psi, rho);
                assertThat(bound.greatestPsi(theta, rho) / psi).isCloseTo(1, within(1e-12));
            }
        }
        assertThat(PsiBound.EXACT.leastTheta(0.876248, 0)).isCloseTo(0.04, within(1e-7));
        assertThat(PsiBound.EXACT.leastTheta(1.499536, -0.3)).isCloseTo(0.2, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(PsiBound.class)
    void derivativesAreFiniteDifferences(PsiBound bound) {
        SplittableRandom random = new SplittableRandom(32);
        int floors = 0;
        for (int i = 0; i < 200; i++) {
            int n = 1 + i % 5;
            EssviCoordinates coordinates = new EssviCoordinates(bound, RandomSurfaces.times(n));
            double[] x = point(random, n);
            double[][] at = new double[n][3];
            double[][] up = new double[n][3];
            double[][] down = new double[n][3];
            double[][][] derivatives = new double[n][3][3 * n];
            coordinates.derivatives(x, at, derivatives);
            for (int c = 0; c < 3 * n; c++) {
                double h = 1e-6 * x[c];
                double middle = x[c];
                x[c] = middle + h;
                coordinates.parameters(x, up);
                x[c] = middle - h;
                coordinates.parameters(x, down);
                x[c] = middle;
                for (int s = 0; s < n; s++) {
                    for (int j = 0; j < 3; j++) {
                        double difference = (up[s][j] - down[s][j]) / 2e-6;
                        assertThat(middle * derivatives[s][j][c])
                                .as("slice %s, parameter %s by %s", s, j, c)
                                .isCloseTo(difference, within(1e-5 * (1 + Math.abs(difference))));
                    }
                }
            }
            floors += onFloor(coordinates.slices(x), bound);
        }
        assertThat(floors).isGreaterThan(20);
    }

    /** How many slices after the first have 1/φ from the butterfly bound. */
    private static int onFloor(List<Essvi> slices, PsiBound bound) {
        int count = 0;
        for (int i = 1; i < slices.size(); i++) {
            Essvi slice = slices.get(i);
            double before = slice.psi() / slices.get(i - 1).phi();
            count += bound.leastTheta(slice.psi(), slice.rho()) > before ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @EnumSource(PsiBound.class)
    void aSurfaceWithinItsBoundsHasCoordinatesThatGiveItBack(PsiBound bound) {
        SplittableRandom random = new SplittableRandom(33);
        double[] weights = {1, 2, 3, 4};
        for (int i = 0; i < 200; i++) {
            EssviCoordinates coordinates = new EssviCoordinates(bound, RandomSurfaces.times(4));
            List<Essvi> slices = coordinates.slices(point(random, 4));
            List<Essvi> again = coordinates.slices(coordinates.near(slices, weights));
            for (int j = 0; j < 4; j++) {
                same(again.get(j), slices.get(j), 1e-8);
            }
        }
    }

    @Test
    void everySurfaceWithoutArbitrageHasCoordinates() {
        SplittableRandom random = new SplittableRandom(35);
        for (int i = 0; i < 100; i++) {
            List<Essvi> slices = RandomSurfaces.arbitrageFree(random, 6);
            EssviCoordinates coordinates = new EssviCoordinates(PsiBound.EXACT, RandomSurfaces.times(6));
            double[] weights = new double[6];
            Arrays.fill(weights, 1);
            List<Essvi> again = coordinates.slices(coordinates.near(slices, weights));
            for (int j = 0; j < 6; j++) {
                assertThat(slices.get(j).psi())
                        .isLessThan(ButterflyBound.greatestPsi(
                                slices.get(j).theta(), slices.get(j).rho()));
                // but for a wing that rises a thousandth of what the other does
                same(again.get(j), slices.get(j), 5e-4);
            }
        }
    }

    private static void same(Essvi one, Essvi other, double tolerance) {
        assertThat(one.theta() / other.theta()).isCloseTo(1, within(tolerance));
        assertThat(one.rho()).isCloseTo(other.rho(), within(tolerance));
        assertThat(one.psi() / other.psi()).isCloseTo(1, within(tolerance));
    }

    private static double[] point(SplittableRandom random, int n) {
        double[] x = new double[3 * n];
        for (int c = 0; c < 3 * n; c++) {
            x[c] = Math.exp(random.nextDouble(-9, c % 3 == 2 ? -2 : -1));
        }
        return x;
    }
}
