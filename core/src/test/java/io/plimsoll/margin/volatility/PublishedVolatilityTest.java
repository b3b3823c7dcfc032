package io.plimsoll.margin.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Volatilities as printed elsewhere. */
class PublishedVolatilityTest {

    /** Hull, Risk Management and Financial Institutions (2007), example 5.2, page 124: 1 %, then a rise of 2 %. */
    @Test
    void ewmaIsThatOfHullsExample() {
        double variance = new Ewma(0.90).next(0.01 * 0.01, 0.02);
        assertThat(variance).isCloseTo(0.00013, within(1e-15));
        assertThat(Math.sqrt(variance)).isCloseTo(0.0114, within(0.00005));
    }

    /** Hull, the same book, GARCH(1,1) with ω = 0.000002, α = 0.13, β = 0.86: 1.6 %, then a change of 1 %. */
    @Test
    void garchIsThatOfHullsExample() {
        GarchFit fit = new GarchFit(0, 0.000002, 0.13, 0.86, Double.POSITIVE_INFINITY, 0, 0);
        assertThat(fit.longRunVariance()).isCloseTo(0.0002, within(1e-12));
        assertThat(Math.sqrt(fit.nextVariance(0.016 * 0.016, 0.01))).isCloseTo(0.0153, within(0.00005));
    }

    /** Hull, the same book: the S&amp;P 500's estimate, and forecasts 10 and 500 days after a variance of 0.0003. */
    @Test
    void garchForecastsAreThoseOfHullsExample() {
        GarchFit fit = new GarchFit(0, 0.0000013465, 0.083394, 0.910116, Double.POSITIVE_INFINITY, 0, 0);
        assertThat(fit.longRunVariance()).isCloseTo(0.0002075, within(0.00000005));
        assertThat(Math.sqrt(fit.longRunVariance())).isCloseTo(0.014404, within(0.0000005));
        assertThat(volatilityAfter(fit, 10)).isCloseTo(0.0172, within(0.00005));
        assertThat(volatilityAfter(fit, 500)).isCloseTo(0.0145, within(0.00005));
    }

    private static double volatilityAfter(GarchFit fit, int days) {
        return Math.sqrt(fit.varianceAhead(0.0003, days + 1) - fit.varianceAhead(0.0003, days));
    }

    /**
     * RiskMetrics Technical Document, 4th edition (1996), page 94: sessions at a tolerance of 1 %; 458 for λ = 0.99. The
     * formula ln 0.01/ln λ gives 74 and 151 for its daily and monthly factors, 0.94 and 0.97.
     */
    @Test
    void theSessionsThatCountAreThoseOfRiskMetrics() {
        assertThat(Math.round(AgeWeights.sessions(0.01, 0.99))).isEqualTo(458);
        assertThat(Math.round(AgeWeights.sessions(0.01, 0.94))).isEqualTo(74);
        assertThat(Math.round(AgeWeights.sessions(0.01, 0.97))).isEqualTo(151);
        double older = Arrays.stream(AgeWeights.of(5000, 0.94)).limit(5000 - 74).sum();
        assertThat(older).isCloseTo(0.01, within(0.0003));
    }

    /**
     * The benchmark of Fiorentini, Calzolari &amp; Panattoni (1996), Journal of Applied Econometrics 11, 399–417, on the
     * DEM/GBP changes of Bollerslev &amp; Ghysels (1996), with the log-likelihood that fGarch and others print. The changes
     * come with fGarch and are read from there.
     */
    @Test
    void garchOnMarkPerPoundIsTheBenchmark() {
        double[] changes = markPerPound();
        assumeThat(changes)
                .as("skipped: the DEM/GBP changes need Rscript with the package fGarch")
                .hasSize(1974);
        GarchFit fit = GarchFit.estimate(changes, Mean.CONSTANT, Innovations.NORMAL);
        assertThat(fit.mu()).isCloseTo(-0.00619041, within(5e-7));
        assertThat(fit.omega()).isCloseTo(0.0107613, within(5e-7));
        assertThat(fit.alpha()).isCloseTo(0.153134, within(5e-6));
        assertThat(fit.beta()).isCloseTo(0.805974, within(5e-6));
        assertThat(fit.logLikelihood()).isCloseTo(-1106.608, within(0.0005));
    }

    private static double[] markPerPound() {
        String script =
                "suppressMessages(library(fGarch)); data(dem2gbp); cat(sprintf('%.12f', dem2gbp[, 1]), sep = '\\n')";
        try {
            Process process = new ProcessBuilder("Rscript", "-e", script)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream out = Objects.requireNonNull(process.getInputStream())) {
                return new String(out.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .mapToDouble(Double::parseDouble)
                        .toArray();
            }
        } catch (IOException noRscript) {
            return new double[0];
        }
    }
}
