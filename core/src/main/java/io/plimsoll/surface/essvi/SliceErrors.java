package io.plimsoll.surface.essvi;

import io.plimsoll.surface.model.Essvi;

/**
 * The weighted errors r of one slice and their derivatives J by (θ, ρ, ψ), reduced by Gram–Schmidt to four rows with the
 * same JᵀJ, Jᵀr and rᵀr: a least squares search takes the same steps from them as from all quotes.
 */
final class SliceErrors {

    private final EssviQuotes quotes;
    private final double[] rootWeights;
    private final double[][] columns;

    SliceErrors(EssviQuotes quotes, double weightSum) {
        this.quotes = quotes;
        this.rootWeights = new double[quotes.size()];
        this.columns = new double[4][quotes.size()];
        for (int j = 0; j < rootWeights.length; j++) {
            rootWeights[j] = Math.sqrt(quotes.weights()[j] / weightSum);
        }
    }

    /**
     * The triangle of [J | r]: rows and columns 0 to 2 stand for J, column 3 for r.
     *
     * <p>w = ½(θ + ρψk + S), S = √(ψ²k² + 2ρθψk + θ²), σ = √(w/T).
     */
    double[][] triangle(double theta, double rho, double psi) {
        double years = quotes.timeToExpiryYears();
        for (int j = 0; j < rootWeights.length; j++) {
            double k = quotes.logMoneyness()[j];
            double y = psi * k;
            double s = Math.sqrt((y + rho * theta) * (y + rho * theta) + theta * theta * (1 - rho * rho));
            double vol = Math.sqrt(0.5 * (theta + rho * y + s) / years);
            double common = rootWeights[j] / (4 * vol * years);
            columns[0][j] = common * (1 + (rho * y + theta) / s);
            columns[1][j] = common * (y + theta * y / s);
            columns[2][j] = common * k * (rho + (y + rho * theta) / s);
            columns[3][j] = rootWeights[j] * (vol - quotes.vols()[j]);
        }
        return orthogonalise();
    }

    private double[][] orthogonalise() {
        double[][] triangle = new double[4][4];
        for (int c = 0; c < 4; c++) {
            double norm = Math.sqrt(product(columns[c], columns[c]));
            triangle[c][c] = norm;
            for (int d = c + 1; d < 4 && norm > 0; d++) {
                double share = product(columns[c], columns[d]) / norm;
                triangle[c][d] = share;
                subtract(columns[d], columns[c], share / norm);
            }
        }
        return triangle;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static void subtract(double[] from, double[] column, double factor) {
        for (int j = 0; j < from.length; j++) {
            from[j] -= factor * column[j];
        }
    }

    /** Unweighted, in volatility basis points. */
    static double rmseVolBp(EssviQuotes quotes, Essvi slice) {
        double sum = 0;
        for (int j = 0; j < quotes.size(); j++) {
            double error = slice.vol(quotes.logMoneyness()[j]) - quotes.vols()[j];
            sum += error * error;
        }
        return 1e4 * Math.sqrt(sum / quotes.size());
    }
}
