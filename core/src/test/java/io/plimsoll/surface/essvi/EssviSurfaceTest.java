package io.plimsoll.surface.essvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.model.Essvi;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EssviSurfaceTest {

    @Test
    void atItsExpiriesTheSurfaceIsItsSlices() {
        List<Essvi> slices = RandomSurfaces.arbitrageFree(new SplittableRandom(51), 6);
        EssviSurface surface = new EssviSurface(slices);
        for (Essvi slice : slices) {
            Essvi same = surface.slice(slice.timeToExpiryYears());
            assertThat(same.theta()).isCloseTo(slice.theta(), within(1e-15));
            assertThat(same.rho()).isCloseTo(slice.rho(), within(1e-15));
            assertThat(same.psi()).isCloseTo(slice.psi(), within(1e-15));
            assertThat(surface.vol(0.1, slice.timeToExpiryYears())).isCloseTo(slice.vol(0.1), within(1e-14));
        }
    }

    @Test
    void totalVarianceRisesWithTimeAtEveryStrike() {
        SplittableRandom random = new SplittableRandom(52);
        for (int i = 0; i < 100; i++) {
            List<Essvi> slices = RandomSurfaces.arbitrageFree(random, 5);
            EssviSurface surface = new EssviSurface(slices);
            double last = slices.get(4).timeToExpiryYears();
            for (double k = -3; k <= 3; k += 0.05) {
                double before = 0;
                for (int j = 1; j <= 80; j++) {
                    double w = surface.totalVariance(k, last * j / 50);
                    assertThat(w).as("k %s, step %s", k, j).isGreaterThan(before);
                    before = w;
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PsiBound.class)
    void betweenSlicesAtTheirButterflyBoundThereIsNoButterfly(PsiBound bound) {
        SplittableRandom random = new SplittableRandom(53);
        int pairs = 0;
        while (pairs < 300) {
            Essvi earlier = atBound(bound, random.nextDouble(0.001, 1), random.nextDouble(-0.98, 0.98), 1);
            double rho = Math.max(-0.99, Math.min(0.99, earlier.rho() + random.nextDouble(-0.3, 0.3)));
            Essvi later = atBound(bound, earlier.theta() * random.nextDouble(1.01, 6), rho, 2);
            if (Calendar.slack(earlier, later) >= 0) {
                pairs++;
                EssviSurface surface = new EssviSurface(List.of(earlier, later));
                for (double years = 0.1; years < 3; years += 0.1) {
                    Essvi slice = surface.slice(years);
                    double greatest = bound.greatestPsi(slice.theta(), slice.rho());
                    assertThat(slice.psi()).as("%s", slice).isLessThan(greatest * (1 + 1e-12));
                }
            }
        }
    }

    private static Essvi atBound(PsiBound bound, double theta, double rho, double years) {
        return new Essvi(theta, rho, bound.greatestPsi(theta, rho), years);
    }

    @Test
    void slicesThatCrossAreRefusedWithTheirValues() {
        Essvi first = new Essvi(0.04, -0.5, 0.3, 1);
        assertThatThrownBy(() -> new EssviSurface(List.of(first, new Essvi(0.05, 0, 0.32, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("psi (1 +- rho)")
                .hasMessageContaining("rho=-0.5");
        assertThatThrownBy(() -> new EssviSurface(List.of(first, new Essvi(0.05, -0.5, 0.35, 1))))
                .hasMessageContaining("rising T");
        assertThatThrownBy(() -> new EssviSurface(List.of())).hasMessageContaining("at least one slice");
        assertThatThrownBy(() -> new EssviSurface(List.of(first)).slice(0)).hasMessageContaining("T must be > 0");
    }
}
