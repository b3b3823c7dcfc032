package io.plimsoll.surface.essvi;

import io.plimsoll.surface.model.Essvi;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * One slice without a search: as w² − w(θ + ρψk) − ψ²k²(1 − ρ²)/4 = 0, it obeys w = β₀ + β₁k + β₂k²/w, linear in β, with
 * θ = β₀, ψ = √(β₁² + 4β₂) and ρ = β₁/ψ.
 */
final class ExplicitSlice {

    private static final double GREATEST_RHO = 0.95;

    private ExplicitSlice() {}

    /** A slice near the quotes; flat at their mean where no slice solves the equations. */
    static Essvi of(EssviQuotes quotes) {
        int n = quotes.size();
        double years = quotes.timeToExpiryYears();
        double[][] rows = new double[n][];
        double[] values = new double[n];
        double mean = 0;
        double weights = 0;
        for (int j = 0; j < n; j++) {
            double k = quotes.logMoneyness()[j];
            double w = quotes.vols()[j] * quotes.vols()[j] * years;
            // an error of σ counts in w as 2σT times itself
            double scale = Math.sqrt(quotes.weights()[j] / w);
            rows[j] = new double[] {scale, scale * k, scale * k * k / w};
            values[j] = scale * w;
            mean += quotes.weights()[j] * w;
            weights += quotes.weights()[j];
        }
        double[] beta = new SingularValueDecomposition(new Array2DRowRealMatrix(rows, false))
                .getSolver()
                .solve(new ArrayRealVector(values, false))
                .toArray();
        double square = beta[1] * beta[1] + 4 * beta[2];
        if (!(beta[0] > 0) || !(square > 0)) {
            return new Essvi(mean / weights, 0, Math.sqrt(mean / weights), years);
        }
        double psi = Math.sqrt(square);
        double rho = Math.max(-GREATEST_RHO, Math.min(GREATEST_RHO, beta[1] / psi));
        return new Essvi(beta[0], rho, psi, years);
    }
}
