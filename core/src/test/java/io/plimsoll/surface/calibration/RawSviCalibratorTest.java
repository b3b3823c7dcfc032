package io.plimsoll.surface.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.SviSabr;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RawSviCalibratorTest {

    private static final WingPrior PRIOR = new WingPrior(0.7, -0.3);

    @Test
    void quotesWithoutNoiseGiveTheParametersBack() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            RawSvi truth = Slices.rawSvi(random);
            SmileQuotes quotes = Slices.quotes(truth, Slices.strikes(truth, 15 + random.nextInt(40), 3));
            Errors errors = i % 2 == 0 ? Errors.LEAST_SQUARES : Errors.ROBUST;
            RawSvi fitted = Slices.smile(fit(quotes, errors));
            Percentage close = Percentage.withPercentage(1e-6);
            assertThat(fitted.b()).as("b of %s", truth).isCloseTo(truth.b(), close);
            assertThat(fitted.sigma()).as("sigma of %s", truth).isCloseTo(truth.sigma(), close);
            assertThat(fitted.rho()).as("rho of %s", truth).isCloseTo(truth.rho(), within(1e-8));
            assertThat(fitted.m()).as("m of %s", truth).isCloseTo(truth.m(), within(1e-8 * truth.sigma()));
            assertThat(fitted.totalVariance(0)).isCloseTo(truth.totalVariance(0), close);
        }
    }

    @Test
    void itIsNotBeatenFromOtherStarts() {
        SplittableRandom random = new SplittableRandom(2);
        int beaten = 0;
        int slices = 150;
        for (int i = 0; i < slices; i++) {
            RawSvi truth = Slices.rawSvi(random);
            SmileQuotes quotes = Slices.quotes(truth, Slices.strikes(truth, 25, 2.5));
            Slices.addNoise(quotes, 0.004, random);
            Calibration<RawSvi> fit = fit(quotes, Errors.LEAST_SQUARES);
            if (fit.flags().contains(FitFlag.REPAIRED)) {
                continue;
            }
            double[] low = RawSviCalibrator.low(quotes);
            double[] high = RawSviCalibrator.high(quotes);
            RawSviObjective objective = new RawSviObjective(quotes);
            double[] p = new double[5];
            RawSviObjective.fill(Slices.smile(fit), p);
            double cost = objective.cost(p);
            double least = cost;
            for (int start = 0; start < 30; start++) {
                for (int j = 0; j < 5; j++) {
                    p[j] = random.nextDouble(low[j], high[j]);
                }
                new LevenbergMarquardt(objective, low, high).minimise(p);
                least = Math.min(least, objective.cost(p));
            }
            beaten += least < cost * (1 - 1e-4) ? 1 : 0;
        }
        assertThat(beaten).isLessThanOrEqualTo(slices / 50);
    }

    @Test
    void aTenthOfGrossErrorsMovesARobustFitLittle() {
        SplittableRandom random = new SplittableRandom(3);
        double[] distances = new double[300];
        for (int i = 0; i < distances.length; i++) {
            RawSvi truth = Slices.rawSvi(random);
            double[] k = Slices.strikes(truth, 25, 2);
            SmileQuotes quotes = Slices.quotes(truth, k);
            Slices.addNoise(quotes, 0.001, random);
            Slices.addGrossErrors(quotes, 0.1, random);
            RawSvi fitted = Slices.smile(fit(quotes, Errors.ROBUST));
            distances[i] = FitErrors.distanceVolBp(truth, fitted, quotes);
        }
        Arrays.sort(distances);
        assertThat(distances[150]).isLessThan(10);
        assertThat(distances[270]).isLessThan(25);
    }

    @Test
    void whatIsReturnedHasNoButterflyArbitrage() {
        SplittableRandom random = new SplittableRandom(4);
        int repaired = 0;
        for (int i = 0; i < 1000; i++) {
            RawSvi truth = Slices.rawSviWithArbitrage(random);
            SmileQuotes quotes = Slices.quotes(truth, Slices.strikes(truth, 21, 3));
            Slices.addNoise(quotes, 0.003, random);
            Calibration<RawSvi> fit = fit(quotes, Errors.ROBUST);
            RawSvi fitted = fit.smile();
            if (fitted == null) {
                assertThat(fit.rejection()).isNotEmpty();
                continue;
            }
            assertThat(Butterfly.of(fitted).free()).as("%s", fitted).isTrue();
            boolean flagged = fit.flags().contains(FitFlag.REPAIRED);
            assertThat(fit.repairVolBp() > 0).isEqualTo(flagged);
            repaired += flagged ? 1 : 0;
        }
        assertThat(repaired).isGreaterThan(900);
    }

    @Test
    void theRepairOfVogtsSliceStaysCloserThanGatheralsAndJacquiers() {
        RawSvi vogt = new RawSvi(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153, 1);
        double[] k = new double[61];
        Arrays.setAll(k, i -> -1.5 + 0.05 * i);
        SmileQuotes quotes = Slices.quotes(vogt, k);
        Calibration<RawSvi> fit = fit(quotes, Errors.LEAST_SQUARES);
        assertThat(fit.flags()).contains(FitFlag.REPAIRED);
        // Their optimal choice of (c*, v~*) = (0.8564763, 0.0116249) for the same at-the-money variance, skew and left
        // wing.
        RawSvi theirs = optimalOfGatheralAndJacquier();
        assertThat(Butterfly.of(theirs).leastG()).isBetween(0.0, 0.01);
        assertThat(fit.repairVolBp()).isLessThan(FitErrors.distanceVolBp(vogt, theirs, quotes));
    }

    /** SVI-JW (0.01742625, −0.1752111, 0.6997381, 0.8564763, 0.0116249) in raw parameters. */
    private static RawSvi optimalOfGatheralAndJacquier() {
        double v = 0.01742625;
        double psi = -0.1752111;
        double p = 0.6997381;
        double c = 0.8564763;
        double least = 0.0116249;
        double rootW = Math.sqrt(v);
        double b = rootW / 2 * (c + p);
        double rho = 1 - p * rootW / b;
        double beta = rho - 2 * psi * rootW / b;
        double alpha = Math.signum(beta) * Math.sqrt(1 / (beta * beta) - 1);
        double m = (v - least)
                / (b * (-rho + Math.signum(alpha) * Math.sqrt(1 + alpha * alpha) - alpha * Math.sqrt(1 - rho * rho)));
        double sigma = alpha * m;
        return new RawSvi(least - b * sigma * Math.sqrt(1 - rho * rho), b, rho, m, sigma, 1);
    }

    @Test
    void analyticDerivativesAgreeWithDifferences() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            RawSvi truth = Slices.anyRawSvi(random, 1.2);
            SmileQuotes quotes = Slices.quotes(truth, Slices.strikes(truth, 15, 2));
            Slices.addNoise(quotes, 0.01, random);
            double[] p = new double[5];
            RawSviObjective.fill(truth, p);
            RawSviObjective errors = new RawSviObjective(quotes);
            errors.scale = 0.01;
            double deviation = Math.sqrt(truth.totalVariance(0));
            ButterflyObjective penalised = new ButterflyObjective(errors, new double[] {
                -5 * deviation, -2 * deviation, -0.3 * deviation, 0.2 * deviation, 1.1 * deviation, 6 * deviation
            });
            penalised.penalise(3);
            for (RobustLoss loss : RobustLoss.values()) {
                errors.loss = loss;
                Gradients.assertAgree(errors, p);
                Gradients.assertAgree(penalised, p);
            }
        }
    }

    @Test
    void theReducedProblemsDerivativesAgreeWithDifferences() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 200; i++) {
            RawSvi truth = Slices.rawSvi(random);
            double[] k = Slices.strikes(truth, 15, 2);
            double[] w = new double[k.length];
            double[] omega = new double[k.length];
            double unit = truth.totalVariance(0);
            for (int j = 0; j < k.length; j++) {
                w[j] = truth.totalVariance(k[j]) * (1 + 0.01 * random.nextGaussian());
                omega[j] = random.nextDouble(0.5, 2) / (unit * unit);
            }
            QuasiExplicit search = new QuasiExplicit(k, w, omega);
            Gradients.assertAgree(search, new double[] {truth.m(), Math.log(truth.sigma())});
        }
    }

    @Test
    void fewQuotesAreLeftToSviSabrAndThatIsFlagged() {
        SmileQuotes quotes = Slices.quotes(new SviSabr(0.2, 1, -0.5, 0.5), new double[] {-0.1, 0, 0.1, 0.2});
        Calibration<RawSvi> fit = fit(quotes, Errors.ROBUST);
        SviSabr start = Slices.smile(SviSabrCalibrator.fit(quotes, PRIOR, null, Errors.ROBUST));
        assertThat(Slices.smile(fit)).isEqualTo(start.raw());
        assertThat(fit.flags()).containsExactly(FitFlag.FROM_SVI_SABR);
    }

    private static Calibration<RawSvi> fit(SmileQuotes quotes, Errors errors) {
        return RawSviCalibrator.fit(quotes, () -> SviSabrCalibrator.fit(quotes, PRIOR, null, errors), errors);
    }
}
