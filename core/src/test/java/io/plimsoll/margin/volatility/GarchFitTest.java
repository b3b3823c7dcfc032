package io.plimsoll.margin.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GarchFitTest {

    /** garchFit looks for d between 1 and 10 only. */
    private static final double FGARCH_MOST_DEGREES = 10;

    @Test
    void theLikelihoodIsThatOfFGarchOrHigher() {
        for (Golden g : Golden.rows("garch")) {
            GarchFit fit = GarchFit.estimate(g.changes(), g.mean(), g.innovations());
            assertThat(fit.logLikelihood()).as(g.toString()).isGreaterThan(g.logLikelihood() - 1e-4);
            if (g.shape() != FGARCH_MOST_DEGREES) {
                assertThat(fit.logLikelihood()).as(g.toString()).isCloseTo(g.logLikelihood(), within(1e-3));
            }
        }
    }

    @Test
    void theParametersAreThoseOfFGarchWhereItsBoundOfTenDegreesIsFar() {
        for (Golden g : Golden.rows("garch")) {
            if (g.shape() == FGARCH_MOST_DEGREES) {
                continue;
            }
            GarchFit fit = GarchFit.estimate(g.changes(), g.mean(), g.innovations());
            assertThat(fit.mu()).as(g.toString()).isCloseTo(g.mu(), within(1e-4));
            assertThat(fit.omega()).as(g.toString()).isCloseTo(g.omega(), within(1e-3 * g.omega()));
            assertThat(fit.alpha()).as(g.toString()).isCloseTo(g.alpha(), within(1e-3 * g.alpha()));
            assertThat(fit.beta()).as(g.toString()).isCloseTo(g.beta(), within(1e-3 * g.beta()));
            if (g.innovations() == Innovations.STUDENT) {
                assertThat(fit.degrees()).as(g.toString()).isCloseTo(g.shape(), within(1e-3 * g.shape()));
            }
        }
    }

    @Test
    void atTheParametersOfFGarchLikelihoodVarianceAndForecastsAreItsOwn() {
        for (Golden g : Golden.rows("garch")) {
            GarchFit theirs = new GarchFit(g.mu(), g.omega(), g.alpha(), g.beta(), g.shape(), 0, 0);
            double[] x = g.changes();
            double[] sigma = theirs.sigmas(x);
            assertThat(PlainLikelihood.of(theirs, x)).as(g.toString()).isCloseTo(g.logLikelihood(), within(1e-5));
            assertThat(sigma[0] * sigma[0]).as(g.toString()).isCloseTo(g.firstVariance(), within(1e-8));
            assertThat(theirs.varianceAhead(x, 1)).as(g.toString()).isCloseTo(g.nextVariance(), within(1e-7));
            assertThat(theirs.varianceAhead(x, 10)).as(g.toString()).isCloseTo(g.tenSessions(), within(1e-6));
        }
    }

    @Test
    void theFastLikelihoodIsThePlainOne() {
        for (Golden g : Golden.rows("garch")) {
            GarchFit fit = GarchFit.estimate(g.changes(), g.mean(), g.innovations());
            assertThat(fit.logLikelihood())
                    .as(g.toString())
                    .isCloseTo(PlainLikelihood.of(fit, g.changes()), within(1e-8));
        }
    }

    @Test
    void theGradientIsThatOfDifferences() {
        ChangeSeries series = ChangeSeries.of(Golden.series("garch_t"));
        SplittableRandom random = new SplittableRandom(1);
        for (Mean mean : Mean.values()) {
            for (Innovations innovations : Innovations.values()) {
                GarchCoordinates c = new GarchCoordinates(mean, innovations);
                GarchLikelihood likelihood = new GarchLikelihood(series, c);
                double[] p = c.coordinates(0.05, 0.1, 0.8, random.nextDouble(-0.1, 0.1), random.nextDouble(3, 12));
                double[] gradient = new double[p.length];
                double[] again = new double[p.length];
                likelihood.at(p, gradient, new double[0][]);
                likelihood.at(p, again, new double[p.length][p.length]);
                double[] differences = PlainLikelihood.gradient(likelihood, p);
                for (int i = 0; i < p.length; i++) {
                    assertThat(gradient[i]).isCloseTo(differences[i], within(1e-5 * (1 + Math.abs(differences[i]))));
                    assertThat(again[i]).isCloseTo(gradient[i], within(1e-8 * (1 + Math.abs(gradient[i]))));
                }
            }
        }
    }

    @Test
    void noPointNearTheEstimateIsMoreLikely() {
        double[] x = Golden.series("garch_t");
        GarchFit fit = GarchFit.estimate(x, Mean.CONSTANT, Innovations.STUDENT);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200; i++) {
            GarchFit other = new GarchFit(
                    fit.mu() + random.nextDouble(-0.02, 0.02),
                    fit.omega() * Math.exp(random.nextDouble(-0.1, 0.1)),
                    fit.alpha() * Math.exp(random.nextDouble(-0.1, 0.1)),
                    fit.beta() * Math.exp(random.nextDouble(-0.01, 0.01)),
                    fit.degrees() * Math.exp(random.nextDouble(-0.1, 0.1)),
                    0,
                    0);
            assertThat(PlainLikelihood.of(other, x)).isLessThan(fit.logLikelihood());
        }
    }

    @Test
    void knownParametersAreFoundAgain() {
        GarchFit truth = new GarchFit(0.1, 0.02, 0.07, 0.91, 6, 0, 0);
        GarchFit fit = GarchFit.estimate(Simulated.garch(truth, 40_000, 3), Mean.CONSTANT, Innovations.STUDENT);
        assertThat(fit.mu()).isCloseTo(truth.mu(), within(0.02));
        assertThat(fit.alpha()).isCloseTo(truth.alpha(), within(0.01));
        assertThat(fit.beta()).isCloseTo(truth.beta(), within(0.015));
        assertThat(fit.degrees()).isCloseTo(truth.degrees(), within(0.6));
        assertThat(fit.longRunVariance()).isCloseTo(truth.longRunVariance(), within(0.15));
    }

    @Test
    void anotherUnitChangesTheUnitsOnly() {
        double[] x = Golden.series("garch_t");
        GarchFit fit = GarchFit.estimate(x, Mean.CONSTANT, Innovations.STUDENT);
        double[] cents = Arrays.stream(x).map(c -> 1e-4 * c).toArray();
        GarchFit inCents = GarchFit.estimate(cents, Mean.CONSTANT, Innovations.STUDENT);
        assertThat(inCents.mu()).isCloseTo(1e-4 * fit.mu(), within(1e-10));
        assertThat(inCents.omega()).isCloseTo(1e-8 * fit.omega(), within(1e-13));
        assertThat(inCents.alpha()).isCloseTo(fit.alpha(), within(1e-6));
        assertThat(inCents.logLikelihood()).isCloseTo(fit.logLikelihood() - x.length * Math.log(1e-4), within(1e-6));
    }

    @Test
    void theEstimateBeforeSavesEvaluationsAndLeadsToTheSameEstimate() {
        double[] x = Golden.series("garch_t");
        GarchFit before = GarchFit.estimate(Arrays.copyOf(x, x.length - 20), Mean.ZERO, Innovations.STUDENT);
        GarchFit cold = GarchFit.estimate(x, Mean.ZERO, Innovations.STUDENT);
        GarchFit warm = GarchFit.estimate(x, Mean.ZERO, Innovations.STUDENT, before);
        assertThat(warm.logLikelihood()).isCloseTo(cold.logLikelihood(), within(1e-6));
        assertThat(warm.alpha()).isCloseTo(cold.alpha(), within(1e-4));
        assertThat(warm.evaluations()).isLessThan(cold.evaluations());
        assertThat(GarchFit.estimate(x, Mean.ZERO, Innovations.STUDENT, before)).isEqualTo(warm);
    }

    @Test
    void theVarianceAheadIsTheClosedForm() {
        double[] x = Golden.series("garch_normal");
        GarchFit fit = GarchFit.estimate(x, Mean.ZERO, Innovations.NORMAL);
        double next = fit.varianceAhead(x, 1);
        double p = fit.persistence();
        double v = fit.longRunVariance();
        assertThat(fit.varianceAhead(x, 250))
                .isCloseTo(250 * v + (next - v) * (1 - Math.pow(p, 250)) / (1 - p), within(1e-9));
        assertThat(Math.sqrt(next)).isCloseTo(fit.sigmas(x)[x.length], within(1e-14));
    }

    @Test
    void aMissingChangeLeavesTheVarianceAsItIsAndIsNotEstimatedOn() {
        double[] x = Golden.series("garch_t");
        double[] gaps = new double[x.length + 2];
        System.arraycopy(x, 0, gaps, 0, 100);
        gaps[100] = Double.NaN;
        gaps[101] = Double.NaN;
        System.arraycopy(x, 100, gaps, 102, x.length - 100);
        GarchFit fit = GarchFit.estimate(x, Mean.CONSTANT, Innovations.STUDENT);
        assertThat(GarchFit.estimate(gaps, Mean.CONSTANT, Innovations.STUDENT)).isEqualTo(fit);
        double[] sigma = fit.sigmas(gaps);
        assertThat(sigma[100]).isEqualTo(sigma[102]);
        assertThat(sigma[gaps.length]).isEqualTo(fit.sigmas(x)[x.length]);
        assertThat(fit.standardised(gaps)[100]).isNaN();
    }

    @Test
    void theStandardisedChangesHaveVarianceOne() {
        double[] x = Golden.series("garch_t");
        double[] z = GarchFit.estimate(x, Mean.CONSTANT, Innovations.STUDENT).standardised(x);
        assertThat(Arrays.stream(z).map(v -> v * v).average().orElseThrow()).isCloseTo(1, within(0.05));
    }

    @Test
    void changesOfOneVarianceGiveThatVariance() {
        SplittableRandom random = new SplittableRandom(5);
        double[] x = random.doubles(1000).map(u -> 2 * u - 1).toArray();
        GarchFit fit = GarchFit.estimate(x, Mean.ZERO, Innovations.STUDENT);
        assertThat(fit.sigmas(x)[1000]).isCloseTo(Math.sqrt(1.0 / 3), within(0.03));
        assertThat(fit.degrees()).isGreaterThan(100);
    }

    @Test
    void changesWithoutEnoughInThemAreRefusedWithWhatTheyAre() {
        assertThatThrownBy(() -> GarchFit.estimate(new double[49], Mean.ZERO, Innovations.NORMAL))
                .hasMessageContaining("at least 50 changes, had 49 and 0 missing");
        double[] constant = new double[60];
        Arrays.fill(constant, 0.5);
        assertThatThrownBy(() -> GarchFit.estimate(constant, Mean.ZERO, Innovations.NORMAL))
                .hasMessageContaining("changes that differ, had 60 from 0.5 to 0.5");
        constant[3] = Double.POSITIVE_INFINITY;
        assertThatThrownBy(() -> GarchFit.estimate(constant, Mean.ZERO, Innovations.NORMAL))
                .hasMessageContaining("from 0.5 to Infinity");
        GarchFit fit = new GarchFit(0, 0.1, 0.1, 0.8, 5, 0, 0);
        assertThatThrownBy(() -> fit.varianceAhead(new double[] {1, 2}, 0)).hasMessageContaining("were 0");
    }
}
