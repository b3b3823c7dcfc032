package io.plimsoll.margin.volatility;

import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.TDistribution;

/** Changes drawn from a model, started at its long-run variance. */
final class Simulated {

    private Simulated() {}

    static double[] garch(GarchFit model, int n, long seed) {
        double[] z = innovations(model.degrees(), n, seed);
        double[] x = new double[n];
        double variance = model.longRunVariance();
        for (int t = 0; t < n; t++) {
            double e = Math.sqrt(variance) * z[t];
            x[t] = model.mu() + e;
            variance = model.omega() + model.alpha() * e * e + model.beta() * variance;
        }
        return x;
    }

    static double[] egarch(EgarchFit model, int n, long seed) {
        double[] z = innovations(model.degrees(), n, seed);
        double[] x = new double[n];
        double size = UnitStudent.of(model.degrees()).meanAbsolute();
        double l = model.level();
        for (int t = 0; t < n; t++) {
            x[t] = model.mu() + Math.exp(0.5 * l) * z[t];
            l = model.omega() + model.beta() * l + model.alpha() * (Math.abs(z[t]) - size) + model.gamma() * z[t];
        }
        return x;
    }

    static double[] innovations(double degrees, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TDistribution law = new TDistribution(degrees);
        double scale = Math.sqrt((degrees - 2) / degrees);
        return random.doubles(n)
                .map(u -> scale * law.inverseCumulativeProbability(u))
                .toArray();
    }
}
