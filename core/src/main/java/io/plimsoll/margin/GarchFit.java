package io.plimsoll.margin;

import io.plimsoll.math.StudentT;
import java.util.Arrays;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * GARCH(1,1)-t with zero mean: σ²_(t+1) = ω + a·x²_t + b·σ²_t, x_t = σ_t·√((d − 2)/d)·T_d. The recursion starts at the
 * mean square.
 *
 * @param omega ω, in squared units of the changes
 * @param a weight of the last squared change
 * @param b weight of the last variance, a + b &lt; 1
 * @param degrees d, degrees of freedom of the innovations, &gt; 2
 * @param logLikelihood at the estimate
 */
record GarchFit(double omega, double a, double b, double degrees, double logLikelihood) {

    /** Maximum likelihood by Nelder–Mead in free coordinates, on changes scaled to unit variance. */
    static GarchFit estimate(double[] changes) {
        double scale = Math.sqrt(meanSquare(changes));
        if (!(scale > 0)) {
            throw new IllegalArgumentException("GARCH needs changes that are not all zero, had " + changes.length);
        }
        double[] x = Arrays.stream(changes).map(c -> c / scale).toArray();
        SimplexOptimizer optimizer = new SimplexOptimizer(1e-10, 1e-8);
        PointValuePair best = optimizer.optimize(
                new MaxEval(20_000),
                new ObjectiveFunction(p -> -of(p).logLikelihood(x)),
                GoalType.MINIMIZE,
                new InitialGuess(
                        new double[] {Math.log(0.05), Math.log(0.08 / 0.07), Math.log(0.85 / 0.07), Math.log(4)}),
                new NelderMeadSimplex(4, 0.4));
        GarchFit unit = of(best.getPoint());
        return new GarchFit(
                unit.omega * scale * scale,
                unit.a,
                unit.b,
                unit.degrees,
                -best.getValue() - changes.length * Math.log(scale));
    }

    /** (ln ω, logits of a and b against 1 − a − b, ln(d − 2)): every point of R⁴ is an admissible model. */
    private static GarchFit of(double[] p) {
        double ea = Math.exp(Math.min(p[1], 30));
        double eb = Math.exp(Math.min(p[2], 30));
        double sum = 1 + ea + eb;
        double degrees = 2.05 + Math.exp(Math.min(p[3], 6));
        return new GarchFit(Math.exp(Math.min(p[0], 30)), ea / sum, eb / sum, degrees, Double.NaN);
    }

    /** ln likelihood of changes under these parameters. */
    double logLikelihood(double[] x) {
        double variance = meanSquare(x);
        double constant = StudentT.logDensityConstant(degrees) - 0.5 * Math.log((degrees - 2) / degrees);
        double sum = 0;
        for (double v : x) {
            sum += constant
                    - 0.5 * Math.log(variance)
                    - 0.5 * (degrees + 1) * Math.log1p(v * v / (variance * (degrees - 2)));
            variance = omega + a * v * v + b * variance;
        }
        return sum;
    }

    /** σ for the change after the last one. */
    double forecast(double[] changes) {
        double variance = meanSquare(changes);
        for (double v : changes) {
            variance = omega + a * v * v + b * variance;
        }
        return Math.sqrt(variance);
    }

    private static double meanSquare(double[] x) {
        return Arrays.stream(x).map(v -> v * v).average().orElse(Double.NaN);
    }
}
