package io.plimsoll.surface.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.Smile;
import io.plimsoll.surface.model.SviSabr;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Smiles at the edge of what raw SVI admits: a day at 1 % to ten years at 500 %, bends from 3 down to 10⁻¹² wide, rotations
 * up to ±1, wings up to Lee's bound and a fifth beyond, least variances down to zero.
 */
class HostileSmilesTest {

    private static final int SMILES = 20_000;
    private static final double NEAR_LEE = 1.98;
    /** Under it, what raw SVI leaves of total variance is rounding. */
    private static final double LEAST = 1e-10;

    @Test
    void noSmileThrowsOrCostsWithoutBound() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < SMILES; i++) {
            Counting smile = new Counting(random(random));
            SliceMoments moments = MomentsIntegrator.of(smile, -log(random, 1e-6, 20), log(random, 1e-6, 20));
            assertThat(smile.calls).as("%s", smile.of).isLessThan(20_000);
            double share = moments.corridor().shareOutside();
            assertThat(Double.isNaN(share) || (share >= 0 && share <= 1))
                    .as("%s", smile.of)
                    .isTrue();
        }
    }

    @Test
    void anOrdinarySmileCostsAboutTwoHundredEvaluations() {
        Counting smile = new Counting(new SviSabr(0.2, 1, -0.5, 0.5));
        MomentsIntegrator.of(smile, -0.3, 0.2);
        assertThat(smile.calls).isLessThan(220);
    }

    @Test
    void wingsWithinLeesBoundCloseAndWingsBeyondItSayThatTheyDoNot() {
        SplittableRandom random = new SplittableRandom(8);
        int within = 0;
        int beyond = 0;
        for (int i = 0; i < SMILES; i++) {
            RawSvi smile = random(random);
            double wing = smile.b() * (1 + Math.abs(smile.rho()));
            Moments moments = MomentsIntegrator.of(smile);
            if (wing >= 2) {
                beyond++;
                assertThat(moments.closed(1e-6))
                        .as("%s gave %s", smile, moments)
                        .isFalse();
            } else if (wing <= NEAR_LEE && smile.leastTotalVariance() > LEAST) {
                within++;
                assertThat(moments.massError()).as("%s gave %s", smile, moments).isLessThan(1e-9);
                assertThat(moments.martingaleError())
                        .as("%s gave %s", smile, moments)
                        .isLessThan(1e-9);
                assertThat(moments.closed(1e-9))
                        .as("%s gave %s", smile, moments)
                        .isEqualTo(moments.variance() > 0);
            }
        }
        assertThat(within).isGreaterThan(SMILES / 3);
        assertThat(beyond).isGreaterThan(SMILES / 50);
    }

    /** The price integrals need no density, and must agree where that is negative. */
    @Test
    void aSmileFullOfButterflyArbitrageHasTheMomentsOfItsPrices() {
        RawSvi smile = new RawSvi(0.02, 0.85, 0.5, 0.001, 0.01, 0.03);
        Moments moments = MomentsIntegrator.of(smile);
        double[] prices = PriceIntegrals.moments(smile, -60, 400, 2_000_000);
        assertThat(smile.butterfly(-0.05)).isNegative();
        assertThat(moments.massError()).isLessThan(1e-10);
        assertThat(moments.mean()).isCloseTo(prices[0], within(1e-9));
        assertThat(moments.variance()).isCloseTo(prices[1], within(1e-8));
        assertThat(moments.kurtosis() / prices[3]).isCloseTo(1, within(1e-7));
    }

    @Test
    void theMomentsOfASharpBendAreTheLimitOfThoseOfItsNeighbours() {
        Moments sharp = MomentsIntegrator.of(bend(1e-12));
        Moments near = MomentsIntegrator.of(bend(1e-6));
        assertThat(sharp.closed(1e-10)).isTrue();
        assertThat(sharp.variance()).isCloseTo(near.variance(), within(1e-9));
        assertThat(sharp.skewness()).isCloseTo(near.skewness(), within(1e-8));
        assertThat(sharp.kurtosis()).isCloseTo(near.kurtosis(), within(1e-6));
        double[] prices = PriceIntegrals.moments(bend(1e-12), -12, 12, 1_000_000);
        assertThat(sharp.variance()).isCloseTo(prices[1], within(1e-9));
        assertThat(sharp.kurtosis()).isCloseTo(prices[3], within(1e-4));
    }

    @Test
    void quantilesAreInvertedOrNotANumber() {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < SMILES; i++) {
            RawSvi smile = random(random);
            RiskNeutralLaw law = new RiskNeutralLaw(smile);
            double p = random.nextDouble(0.001, 0.999);
            double quantile = law.quantile(p);
            double around = 1e-9 * (1e-3 + Math.abs(quantile));
            if (!Double.isNaN(quantile)) {
                assertThat(law.probabilityBelow(quantile - around))
                        .as("%s", smile)
                        .isLessThan(p + 1e-6);
                assertThat(law.probabilityBelow(quantile + around))
                        .as("%s", smile)
                        .isGreaterThan(p - 1e-6);
            }
        }
    }

    @Test
    void aSmileWithoutVarianceOrWithoutNumbersDoesNotClose() {
        assertThat(MomentsIntegrator.of(new RawSvi(0, 0, 0, 0, 1, 1)).closed(1e-3))
                .isFalse();
        Counting nothing = new Counting(null);
        assertThat(MomentsIntegrator.of(nothing, -1, 1).full().closed(1e-3)).isFalse();
        assertThat(nothing.calls).isLessThan(20_000);
    }

    private static RawSvi bend(double sigma) {
        return new RawSvi(0.0027, 0.053, 0.26, 0.037, sigma, 0.05);
    }

    private static RawSvi random(SplittableRandom random) {
        double years = log(random, 1 / 365.0, 10);
        double vol = log(random, 0.01, 5);
        double rho = random.nextInt(4) == 0
                ? (random.nextBoolean() ? 1 : -1) * (1 - log(random, 1e-12, 0.1))
                : random.nextDouble(-1, 1);
        double lee = 2 / (1 + Math.abs(rho));
        double b = lee
                * switch (random.nextInt(4)) {
                    case 0 -> 1 - log(random, 1e-12, 0.1);
                    case 1 -> log(random, 1e-6, 1);
                    case 2 -> 0;
                    default -> random.nextDouble(0, 1.2);
                };
        double sigma = log(random, 1e-12, 3);
        double m = random.nextDouble(-1, 1) * log(random, 1e-6, 3);
        double lift = b * sigma * Math.sqrt(1 - rho * rho);
        double level = vol * vol * years - b * (-rho * m + Math.sqrt(m * m + sigma * sigma));
        double a = random.nextInt(4) == 0 ? -lift * (1 - log(random, 1e-12, 1)) : level;
        return new RawSvi(Math.max(a, -lift + 1e-15), b, rho, m, sigma, years);
    }

    private static double log(SplittableRandom random, double from, double to) {
        return Math.exp(random.nextDouble(Math.log(from), Math.log(to)));
    }

    /** Counts how often a smile is asked; without one, nothing is a number. */
    private static final class Counting implements Smile {

        private final @Nullable Smile of;
        private int calls;

        Counting(@Nullable Smile of) {
            this.of = of;
        }

        @Override
        public double timeToExpiryYears() {
            return 1;
        }

        @Override
        public double totalVariance(double k) {
            calls++;
            return of == null ? Double.NaN : of.totalVariance(k);
        }

        @Override
        public double slope(double k) {
            return of == null ? Double.NaN : of.slope(k);
        }

        @Override
        public double curvature(double k) {
            return of == null ? Double.NaN : of.curvature(k);
        }
    }
}
