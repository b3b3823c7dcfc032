package io.plimsoll.surface.essvi;

import io.plimsoll.surface.calibration.SmileQuotes;
import io.plimsoll.surface.model.Essvi;
import io.plimsoll.surface.model.Smile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Invented surfaces and quotes. */
final class RandomSurfaces {

    private RandomSurfaces() {}

    /** Slices well within every bound, with correlations that differ from expiry to expiry. */
    static List<Essvi> arbitrageFree(SplittableRandom random, int n) {
        List<Essvi> slices = new ArrayList<>();
        double years = random.nextDouble(0.03, 0.15);
        double theta = years * Math.pow(random.nextDouble(0.12, 0.5), 2);
        double rho = random.nextDouble(-0.8, 0.4);
        double psi = random.nextDouble(0.2, 0.8) * PsiBound.EXACT.greatestPsi(theta, rho);
        slices.add(new Essvi(theta, rho, psi, years));
        while (slices.size() < n) {
            double grown = random.nextDouble(1.2, 1.8);
            double nextRho = Math.max(-0.9, Math.min(0.7, rho + random.nextDouble(-0.05, 0.05)));
            double p = Math.max((1 + rho) / (1 + nextRho), (1 - rho) / (1 - nextRho));
            double nextTheta = theta * p * random.nextDouble(1.1, 1.7);
            double low = psi * p;
            double high = Math.min(psi * nextTheta / theta, PsiBound.EXACT.greatestPsi(nextTheta, nextRho));
            if (high > low * 1.02) {
                years *= grown;
                theta = nextTheta;
                rho = nextRho;
                psi = low + random.nextDouble(0.1, 0.6) * (high - low);
                slices.add(new Essvi(theta, rho, psi, years));
            }
        }
        return slices;
    }

    /** Slices without arbitrage, moved until many cross. */
    static List<Essvi> disturbed(SplittableRandom random, int n) {
        return arbitrageFree(random, n).stream()
                .map(s -> new Essvi(
                        s.theta() * random.nextDouble(0.8, 1.2),
                        Math.max(-0.95, Math.min(0.9, s.rho() + random.nextDouble(-0.2, 0.2))),
                        s.psi() * random.nextDouble(0.8, 1.2),
                        s.timeToExpiryYears()))
                .toList();
    }

    /** Slices that know nothing of each other, so that most cross and some have butterfly arbitrage. */
    static List<Essvi> crossing(SplittableRandom random, int n) {
        List<Essvi> slices = new ArrayList<>();
        double years = random.nextDouble(0.01, 0.1);
        double vol = random.nextDouble(0.1, 0.6);
        for (int i = 0; i < n; i++) {
            double theta = years * Math.pow(vol * random.nextDouble(0.7, 1.4), 2);
            double rho = random.nextDouble(-0.97, 0.8);
            double psi = random.nextDouble(0.1, 1.5) * PsiBound.EXACT.greatestPsi(theta, rho);
            slices.add(new Essvi(theta, rho, psi, years));
            years *= random.nextDouble(1.02, 2);
        }
        return slices;
    }

    /** Quotes from −2.5 to 1.5 standard deviations, with noise of the given size in volatility. */
    static SmileQuotes quotes(Smile smile, int n, double noise, SplittableRandom random) {
        double deviation = Math.sqrt(smile.totalVariance(0));
        double[] k = new double[n];
        double[] vols = new double[n];
        double[] weights = new double[n];
        double[] halfSpreads = new double[n];
        for (int j = 0; j < n; j++) {
            k[j] = deviation * (4.0 * j / (n - 1) - 2.5);
            double error = noise * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
            vols[j] = Math.max(0.01, smile.vol(k[j]) + error);
            weights[j] = Math.exp(-0.25 * Math.pow(k[j] / deviation, 2));
            halfSpreads[j] = noise;
        }
        return new SmileQuotes(smile.timeToExpiryYears(), k, vols, weights, halfSpreads);
    }

    static List<SmileQuotes> quotes(List<Essvi> slices, int n, double noise, SplittableRandom random) {
        SmileQuotes[] quotes = new SmileQuotes[slices.size()];
        Arrays.setAll(quotes, i -> quotes(slices.get(i), n, noise, random));
        return List.of(quotes);
    }

    /** Moves a tenth of the quotes of all slices together by 3 to 10 volatility points up or down. */
    static void addGrossErrors(List<SmileQuotes> quotes, SplittableRandom random) {
        for (SmileQuotes slice : quotes) {
            double[] vols = slice.vols();
            for (int j = 0; j < vols.length; j++) {
                if (random.nextInt(10) == 0) {
                    double error = random.nextDouble(0.03, 0.1);
                    vols[j] += random.nextBoolean() || vols[j] < 2 * error ? error : -error;
                }
            }
        }
    }

    /** Slices without a quote, a year apart. */
    static List<SmileQuotes> times(int n) {
        SmileQuotes[] quotes = new SmileQuotes[n];
        Arrays.setAll(quotes, i -> SmileQuotes.equallyWeighted(i + 1, new double[0], new double[0]));
        return List.of(quotes);
    }
}
