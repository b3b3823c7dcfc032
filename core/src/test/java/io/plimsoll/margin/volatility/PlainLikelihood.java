package io.plimsoll.margin.volatility;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** The log-likelihood written a second time: the densities of a library, one observation after another. */
final class PlainLikelihood {

    private PlainLikelihood() {}

    static double of(VolatilityFit fit, double[] x) {
        double[] sigma = fit.sigmas(x);
        double sum = 0;
        for (int t = 0; t < x.length; t++) {
            sum += logDensity((x[t] - fit.mu()) / sigma[t], fit.degrees()) - Math.log(sigma[t]);
        }
        return sum;
    }

    private static double logDensity(double z, double d) {
        if (Double.isInfinite(d)) {
            return new NormalDistribution().logDensity(z);
        }
        double scale = Math.sqrt(d / (d - 2));
        return new TDistribution(d).logDensity(z * scale) + Math.log(scale);
    }

    /** Partial derivatives by central differences. */
    static double[] gradient(LogLikelihood likelihood, double[] p) {
        double[] unused = new double[p.length];
        double[] gradient = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            double step = 1e-5;
            double[] up = p.clone();
            double[] down = p.clone();
            up[i] += step;
            down[i] -= step;
            double rise = likelihood.at(up, unused, new double[0][]) - likelihood.at(down, unused, new double[0][]);
            gradient[i] = rise / (2 * step);
        }
        return gradient;
    }

    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }
}
