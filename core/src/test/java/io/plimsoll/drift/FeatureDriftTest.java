package io.plimsoll.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeatureDriftTest {

    private static double[] normal(SplittableRandom random, int rows, double mean) {
        double[] values = new double[rows];
        Arrays.setAll(values, i -> mean + random.nextGaussian());
        return values;
    }

    @Test
    void theIndexOfSharesIsTheFormula() {
        // 0.1·ln 1.5 + (−0.1)·ln 0.75 + 0, by hand: 0.0405465 + 0.0287682.
        assertThat(PopulationStability.index(new double[] {0.2, 0.4, 0.4}, new double[] {0.3, 0.3, 0.4}))
                .isCloseTo(0.06931471805599453, within(1e-15));
    }

    /** By hand: 10 training rows 1 … 10 fall one a bin, 5 tested rows of 100 into the last; 10 bins, ½ a row each. */
    @Test
    void halfARowInEveryBinGivesAnEmptyOneALogarithm() {
        double[] training = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] test = {100, 100, 100, 100, 100};
        double e = 1.5 / 15;
        double empty = 0.5 / 10;
        double full = 5.5 / 10;
        double psi = 9 * (empty - e) * Math.log(empty / e) + (full - e) * Math.log(full / e);
        PopulationStability stability = PopulationStability.of(training, test);
        assertThat(stability.psi()).isCloseTo(psi, within(1e-14));
        assertThat(stability.noise()).isCloseTo(9 * (0.1 + 0.2), within(1e-14));
    }

    @Test
    void rowsOfOneDistributionHaveAnIndexOfAboutItsNoiseAndAMoveOfOneDeviationAMuchLargerOne() {
        SplittableRandom random = new SplittableRandom(21);
        double sum = 0;
        double noise = 0;
        for (int trial = 0; trial < 400; trial++) {
            PopulationStability same = PopulationStability.of(normal(random, 2000, 0), normal(random, 250, 0));
            sum += same.psi();
            noise += same.noise();
        }
        assertThat(sum / noise).isBetween(0.85, 1.1);
        // J of two unit normals a distance d apart is d²; of their deciles somewhat less.
        assertThat(PopulationStability.of(normal(random, 20000, 0), normal(random, 20000, 1))
                        .psi())
                .isBetween(0.85, 1.0);
    }

    @Test
    void missingValuesAreABinOfTheirOwnAndNotPartOfTheTest() {
        SplittableRandom random = new SplittableRandom(22);
        double[] training = normal(random, 1000, 0);
        double[] test = normal(random, 500, 0);
        double[] holed = test.clone();
        for (int i = 0; i < holed.length; i += 2) {
            holed[i] = Double.NaN;
        }
        FeatureDrift whole = FeatureDrift.of("x", "", training, test);
        FeatureDrift half = FeatureDrift.of("x", "", training, holed);
        assertThat(half.stability().missingTraining()).isZero();
        assertThat(half.stability().missingTest()).isEqualTo(0.5);
        assertThat(half.stability().psi()).isGreaterThan(whole.stability().psi() + 1);
        double[] known = Arrays.stream(holed).filter(x -> !Double.isNaN(x)).toArray();
        assertThat(half.kolmogorovSmirnov()).isEqualTo(KolmogorovSmirnov.of(training, known));
    }

    @Test
    void aFeatureWithoutValuesOrThatNeverChangesHasAnIndexAllTheSame() {
        double[] nothing = new double[20];
        Arrays.fill(nothing, Double.NaN);
        FeatureDrift empty = FeatureDrift.of("x", "", nothing, nothing);
        assertThat(empty.stability().psi()).isZero();
        assertThat(empty.kolmogorovSmirnov().statistic()).isNaN();
        double[] constant = new double[20];
        assertThat(PopulationStability.of(constant, constant).psi()).isZero();
        double[] other = new double[20];
        Arrays.fill(other, 1);
        assertThat(PopulationStability.of(constant, other).psi()).isGreaterThan(1);
        assertThat(PopulationStability.of(constant, nothing).psi()).isGreaterThan(1);
        assertThatThrownBy(() -> PopulationStability.of(constant, new double[0]))
                .hasMessageContaining("20 of training");
    }

    /** The second writing: the largest difference over all values, by counting. */
    @Test
    void theStatisticIsTheLargestDifferenceOfTheDistributionFunctions() {
        SplittableRandom random = new SplittableRandom(23);
        double[] a = normal(random, 300, 0);
        double[] b = normal(random, 200, 0.3);
        double largest = 0;
        for (double x : a) {
            largest = Math.max(largest, Math.abs(share(a, x) - share(b, x)));
        }
        for (double x : b) {
            largest = Math.max(largest, Math.abs(share(a, x) - share(b, x)));
        }
        assertThat(KolmogorovSmirnov.of(a, b).statistic()).isCloseTo(largest, within(1e-14));
    }

    private static double share(double[] values, double x) {
        return Arrays.stream(values).filter(v -> v <= x).count() / (double) values.length;
    }

    @Test
    void thePValueStaysAProbabilityAtBothEnds() {
        for (int rows = 2; rows < 3000; rows += 37) {
            double[] a = new double[rows];
            double[] b = new double[rows];
            Arrays.setAll(a, i -> i);
            Arrays.setAll(b, i -> i + 0.5);
            assertThat(KolmogorovSmirnov.of(a, b).pValue()).isBetween(0.0, 1.0);
            assertThat(KolmogorovSmirnov.of(a, a).pValue()).isEqualTo(1);
            Arrays.setAll(b, i -> i + 5000.0);
            assertThat(KolmogorovSmirnov.of(a, b).pValue()).isBetween(0.0, 0.5);
        }
    }

    /** Smirnov's table: c(α) = 1.358 at 5 %, D = c·√((n + m)/(n·m)). */
    @Test
    void thePValueAtTheTabulatedStatisticIsFivePercent() {
        double[] a = new double[1000];
        double[] b = new double[1000];
        Arrays.setAll(a, i -> i);
        int shift = (int) Math.round(1.358 * Math.sqrt(2.0 / 1000) * 1000);
        Arrays.setAll(b, i -> i + shift - 0.5);
        KolmogorovSmirnov test = KolmogorovSmirnov.of(a, b);
        assertThat(test.statistic()).isCloseTo(shift / 1000.0, within(1e-12));
        assertThat(test.pValue()).isCloseTo(0.05, within(0.002));
    }
}
