package io.plimsoll.surface.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.arbitrage.ButterflyBound;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.Smile;
import io.plimsoll.surface.model.SviSabr;
import java.util.Objects;
import java.util.SplittableRandom;

/** Invented slices that fits are tested on. */
final class Slices {

    private Slices() {}

    /** Without butterfly arbitrage: vols 8–80 %, a week to three years, ν√T 0.3–1.5, ρ ±0.9. */
    static SviSabr sviSabr(SplittableRandom random) {
        while (true) {
            SviSabr slice = any(random, 0.3, 1.5);
            if (ButterflyBound.share(slice) < 0.98) {
                return slice;
            }
        }
    }

    static SviSabr sviSabrBeyondTheBound(SplittableRandom random) {
        while (true) {
            SviSabr slice = any(random, 1.5, 5);
            double share = ButterflyBound.share(slice);
            if (share > 1.05 && share < 2) {
                return slice;
            }
        }
    }

    private static SviSabr any(SplittableRandom random, double leastNuRootT, double greatestNuRootT) {
        double years = Math.exp(random.nextDouble(Math.log(7 / 365.0), Math.log(3)));
        double alpha = Math.exp(random.nextDouble(Math.log(0.08), Math.log(0.8)));
        double nu = random.nextDouble(leastNuRootT, greatestNuRootT) / Math.sqrt(years);
        return new SviSabr(alpha, nu, random.nextDouble(-0.9, 0.9), years);
    }

    /** Without butterfly arbitrage, the bend within an at-the-money deviation or so of the forward. */
    static RawSvi rawSvi(SplittableRandom random) {
        while (true) {
            RawSvi slice = anyRawSvi(random, 1.2);
            if (Butterfly.of(slice).leastG() > 0.02) {
                return slice;
            }
        }
    }

    static RawSvi rawSviWithArbitrage(SplittableRandom random) {
        while (true) {
            RawSvi slice = anyRawSvi(random, 2.5);
            if (Butterfly.of(slice).leastG() < 0) {
                return slice;
            }
        }
    }

    /** With wings of up to so many at-the-money deviations of total variance per unit of log-moneyness. */
    static RawSvi anyRawSvi(SplittableRandom random, double steepest) {
        double years = Math.exp(random.nextDouble(Math.log(7 / 365.0), Math.log(3)));
        double theta = Math.pow(Math.exp(random.nextDouble(Math.log(0.08), Math.log(0.8))), 2) * years;
        double deviation = Math.sqrt(theta);
        double l = Math.sqrt(deviation * random.nextDouble(0.1, steepest));
        double r = Math.sqrt(deviation * random.nextDouble(0.05, steepest));
        double sigma = deviation * random.nextDouble(0.15, 1.2);
        double m = deviation * random.nextDouble(-0.8, 0.8);
        double b = 0.5 * (l * l + r * r);
        double rho = 0.5 * (r * r - l * l) / b;
        double a = theta - b * (-rho * m + Math.sqrt(m * m + sigma * sigma));
        double least = a + b * sigma * Math.sqrt(1 - rho * rho);
        return new RawSvi(a + Math.max(0, 0.1 * theta - least), b, rho, m, sigma, years);
    }

    /** Log-moneyness from −width to +width at-the-money standard deviations. */
    static double[] strikes(Smile smile, int n, double width) {
        double deviation = Math.sqrt(smile.totalVariance(0));
        double[] k = new double[n];
        for (int i = 0; i < n; i++) {
            k[i] = width * deviation * (2.0 * i / (n - 1) - 1);
        }
        return k;
    }

    static SmileQuotes quotes(Smile smile, double[] k) {
        double[] vols = new double[k.length];
        for (int i = 0; i < k.length; i++) {
            vols[i] = smile.vol(k[i]);
        }
        return SmileQuotes.equallyWeighted(smile.timeToExpiryYears(), k, vols);
    }

    static void addNoise(SmileQuotes quotes, double deviation, SplittableRandom random) {
        for (int i = 0; i < quotes.size(); i++) {
            quotes.vols()[i] += deviation * random.nextGaussian();
        }
    }

    /** Moves a share of the quotes, at least one, by 3 to 10 volatility points up or down. */
    static void addGrossErrors(SmileQuotes quotes, double share, SplittableRandom random) {
        int count = (int) Math.max(1, Math.round(share * quotes.size()));
        for (int i = 0; i < count; i++) {
            double[] vols = quotes.vols();
            int at = random.nextInt(vols.length);
            double error = random.nextDouble(0.03, 0.1);
            vols[at] += random.nextBoolean() || vols[at] < 2 * error ? error : -error;
        }
    }

    static <S extends Smile> S smile(Calibration<S> fit) {
        assertThat(fit.rejection()).isEmpty();
        return Objects.requireNonNull(fit.smile());
    }
}
