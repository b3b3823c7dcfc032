package io.plimsoll.margin.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnitStudentTest {

    /** The 99 % point of Student's t with 5 degrees of freedom is 3.365 in every table. */
    @Test
    void theQuantileIsThatOfTheTableAtVarianceOne() {
        GarchFit fit = new GarchFit(0, 0.1, 0.1, 0.8, 5, 0, 0);
        assertThat(fit.innovationQuantile(0.99)).isCloseTo(3.365 * Math.sqrt(0.6), within(0.0004));
        GarchFit normal = new GarchFit(0, 0.1, 0.1, 0.8, Double.POSITIVE_INFINITY, 0, 0);
        assertThat(normal.innovationQuantile(0.01)).isCloseTo(-2.326348, within(1e-6));
    }

    @Test
    void theMeanAbsoluteIsThatOfItsQuantiles() {
        for (double d : new double[] {3, 6, 40}) {
            int n = 20_000;
            double mean = IntStream.range(0, n)
                    .mapToDouble(i -> Math.abs(UnitStudent.quantile((i + 0.5) / n, d)))
                    .average()
                    .orElseThrow();
            assertThat(UnitStudent.of(d).meanAbsolute()).isCloseTo(mean, within(1e-3));
        }
        assertThat(UnitStudent.of(500).meanAbsolute()).isCloseTo(Math.sqrt(2 / Math.PI), within(1e-3));
    }

    @Test
    void theSlopesAreThoseOfDifferences() {
        for (double d : new double[] {2.3, 5, 60}) {
            double step = 1e-5 * d;
            UnitStudent up = UnitStudent.of(d + step);
            UnitStudent down = UnitStudent.of(d - step);
            UnitStudent law = UnitStudent.of(d);
            assertThat(law.constantSlope()).isCloseTo((up.constant() - down.constant()) / (2 * step), within(1e-6));
            assertThat(law.meanAbsoluteSlope())
                    .isCloseTo((up.meanAbsolute() - down.meanAbsolute()) / (2 * step), within(1e-6));
        }
    }
}
