package io.plimsoll.margin.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EgarchFitTest {

    @Test
    void theLikelihoodIsThatOfTheScriptInROrHigher() {
        for (Golden g : Golden.rows("egarch")) {
            EgarchFit fit = EgarchFit.estimate(g.changes(), g.mean(), g.innovations());
            assertThat(fit.logLikelihood()).as(g.toString()).isCloseTo(g.logLikelihood(), within(1e-3));
            assertThat(fit.logLikelihood()).as(g.toString()).isGreaterThan(g.logLikelihood() - 1e-5);
        }
    }

    @Test
    void theParametersAreThoseOfTheScriptInR() {
        for (Golden g : Golden.rows("egarch")) {
            EgarchFit fit = EgarchFit.estimate(g.changes(), g.mean(), g.innovations());
            assertThat(fit.mu()).as(g.toString()).isCloseTo(g.mu(), within(1e-4));
            assertThat(fit.omega()).as(g.toString()).isCloseTo(g.omega(), within(1e-4));
            assertThat(fit.alpha()).as(g.toString()).isCloseTo(g.alpha(), within(3e-4));
            assertThat(fit.gamma()).as(g.toString()).isCloseTo(g.gamma(), within(3e-4));
            assertThat(fit.beta()).as(g.toString()).isCloseTo(g.beta(), within(3e-4));
            assertThat(fit.degrees()).as(g.toString()).isCloseTo(g.shape(), within(5e-3 * g.shape()));
        }
    }

    @Test
    void atTheParametersOfTheScriptLikelihoodAndVarianceAreItsOwn() {
        for (Golden g : Golden.rows("egarch")) {
            EgarchFit theirs = new EgarchFit(g.mu(), g.omega(), g.alpha(), g.gamma(), g.beta(), g.shape(), 0, 0);
            double[] x = g.changes();
            double[] sigma = theirs.sigmas(x);
            assertThat(PlainLikelihood.of(theirs, x)).as(g.toString()).isCloseTo(g.logLikelihood(), within(1e-5));
            assertThat(sigma[0] * sigma[0]).as(g.toString()).isCloseTo(g.firstVariance(), within(1e-8));
            assertThat(theirs.varianceAhead(x, 1)).as(g.toString()).isCloseTo(g.nextVariance(), within(1e-6));
        }
    }

    @Test
    void theFastLikelihoodIsThePlainOne() {
        for (Innovations innovations : Innovations.values()) {
            double[] x = Golden.series("leverage");
            EgarchFit fit = EgarchFit.estimate(x, Mean.CONSTANT, innovations);
            assertThat(fit.logLikelihood()).isCloseTo(PlainLikelihood.of(fit, x), within(1e-8));
        }
    }

    @Test
    void theGradientIsThatOfDifferences() {
        ChangeSeries series = ChangeSeries.of(Golden.series("leverage"));
        for (Mean mean : Mean.values()) {
            for (Innovations innovations : Innovations.values()) {
                EgarchCoordinates c = new EgarchCoordinates(mean, innovations);
                EgarchLikelihood likelihood = new EgarchLikelihood(series, c);
                double[] p = c.coordinates(-0.2, 0.12, -0.07, 0.94, 0.05, 6);
                double[] gradient = new double[p.length];
                double[] again = new double[p.length];
                likelihood.at(p, gradient, new double[0][]);
                likelihood.at(p, again, new double[p.length][p.length]);
                double[] differences = PlainLikelihood.gradient(likelihood, p);
                for (int i = 0; i < p.length; i++) {
                    assertThat(gradient[i]).isCloseTo(differences[i], within(1e-4 * (1 + Math.abs(differences[i]))));
                    assertThat(again[i]).isCloseTo(gradient[i], within(1e-8 * (1 + Math.abs(gradient[i]))));
                }
            }
        }
    }

    @Test
    void knownParametersAreFoundAgain() {
        EgarchFit truth = new EgarchFit(0.05, 0.01, 0.15, -0.08, 0.97, 7, 0, 0);
        EgarchFit fit = EgarchFit.estimate(Simulated.egarch(truth, 40_000, 4), Mean.CONSTANT, Innovations.STUDENT);
        assertThat(fit.mu()).isCloseTo(truth.mu(), within(0.02));
        assertThat(fit.alpha()).isCloseTo(truth.alpha(), within(0.015));
        assertThat(fit.gamma()).isCloseTo(truth.gamma(), within(0.01));
        assertThat(fit.beta()).isCloseTo(truth.beta(), within(0.008));
        assertThat(fit.degrees()).isCloseTo(truth.degrees(), within(0.8));
    }

    @Test
    void anotherUnitChangesTheUnitsOnly() {
        double[] x = Golden.series("leverage");
        EgarchFit fit = EgarchFit.estimate(x, Mean.ZERO, Innovations.STUDENT);
        double[] small = Arrays.stream(x).map(c -> 0.01 * c).toArray();
        EgarchFit inSmall = EgarchFit.estimate(small, Mean.ZERO, Innovations.STUDENT);
        assertThat(inSmall.level()).isCloseTo(fit.level() + 2 * Math.log(0.01), within(1e-4));
        assertThat(inSmall.gamma()).isCloseTo(fit.gamma(), within(1e-5));
        assertThat(inSmall.varianceAhead(small, 5)).isCloseTo(1e-4 * fit.varianceAhead(x, 5), within(1e-8));
    }

    @Test
    void theEstimateBeforeSavesEvaluationsAndLeadsToTheSameEstimate() {
        double[] x = Golden.series("leverage");
        EgarchFit before = EgarchFit.estimate(Arrays.copyOf(x, x.length - 20), Mean.ZERO, Innovations.STUDENT);
        EgarchFit cold = EgarchFit.estimate(x, Mean.ZERO, Innovations.STUDENT);
        EgarchFit warm = EgarchFit.estimate(x, Mean.ZERO, Innovations.STUDENT, before);
        assertThat(warm.logLikelihood()).isCloseTo(cold.logLikelihood(), within(1e-6));
        assertThat(warm.evaluations()).isLessThan(cold.evaluations());
        assertThat(EgarchFit.estimate(x, Mean.ZERO, Innovations.STUDENT, before))
                .isEqualTo(warm);
    }

    /** The second writing draws paths from the standardised changes. */
    @Test
    void theVarianceAheadIsTheMeanOfFilteredHistoricalSimulation() {
        double[] x = Golden.series("leverage");
        EgarchFit fit = EgarchFit.estimate(x, Mean.ZERO, Innovations.STUDENT);
        double[] z = fit.standardised(x);
        double size = UnitStudent.of(fit.degrees()).meanAbsolute();
        SplittableRandom random = new SplittableRandom(6);
        double start = 2 * Math.log(fit.sigmas(x)[x.length]);
        int paths = 100_000;
        double sum = 0;
        for (int path = 0; path < paths; path++) {
            double l = start;
            for (int ahead = 0; ahead < 10; ahead++) {
                sum += Math.exp(l);
                double draw = z[random.nextInt(z.length)];
                l = fit.omega() + fit.beta() * l + fit.alpha() * (Math.abs(draw) - size) + fit.gamma() * draw;
            }
        }
        assertThat(fit.varianceAhead(x, 10)).isCloseTo(sum / paths, within(0.005 * sum / paths));
    }

    @Test
    void noSeriesMakesTheVarianceExplode() {
        EgarchFit wild = new EgarchFit(0, 0, 3, -2, 0.999, 5, 0, 0);
        double[] x = Golden.series("leverage");
        x[50] = 1e12;
        x[51] = -1e-12;
        assertThat(Arrays.stream(wild.sigmas(x)).allMatch(s -> s > 1e-6 && s < 1e6))
                .isTrue();
        EgarchFit fit = EgarchFit.estimate(x, Mean.CONSTANT, Innovations.STUDENT);
        assertThat(fit.logLikelihood()).isFinite();
        assertThat(Arrays.stream(fit.sigmas(x)).allMatch(Double::isFinite)).isTrue();
        assertThat(fit.varianceAhead(x, 20)).isFinite();
        assertThat(wild.varianceAhead(x, 20)).isFinite();
    }

    /** Without the limit on it, one ẑ of 60 would make the forecast of ten sessions a hundred times that of one. */
    @Test
    void oneOutlierDoesNotMakeTheVarianceAhead() {
        EgarchFit fit = new EgarchFit(0, 0, 0.25, -0.1, 0.95, 5, 0, 0);
        double[] x = Golden.series("leverage");
        x[x.length / 2] = -60;
        assertThat(fit.varianceAhead(x, 10)).isLessThan(30 * fit.varianceAhead(x, 1));
    }

    /** β − α|z|/2 is beyond −0.95 at every z. */
    @Test
    void aFilterThatDoesNotForgetItsStartIsNoModel() {
        EgarchCoordinates c = new EgarchCoordinates(Mean.ZERO, Innovations.NORMAL);
        ChangeSeries series = ChangeSeries.of(Golden.series("leverage"));
        EgarchLikelihood likelihood = new EgarchLikelihood(series, c);
        double[] wild = c.coordinates(0, 0.6, 0, -0.95, 0, 5);
        double[] tame = c.coordinates(0, 0.2, 0, 0.9, 0, 5);
        assertThat(likelihood.at(wild, new double[4], new double[0][])).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(likelihood.at(tame, new double[4], new double[0][])).isFinite();
    }

    @Test
    void changesWithoutEnoughInThemAreRefusedWithWhatTheyAre() {
        assertThatThrownBy(() -> EgarchFit.estimate(new double[60], Mean.ZERO, Innovations.STUDENT))
                .hasMessageContaining("changes that differ, had 60 from 0.0 to 0.0");
    }
}
