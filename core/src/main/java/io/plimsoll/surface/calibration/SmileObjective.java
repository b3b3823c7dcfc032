package io.plimsoll.surface.calibration;

/** Weighted volatility errors of a model at the quotes of one slice. */
abstract class SmileObjective extends Objective {

    final double[] k;
    final double[] vols;
    final double[] weights;
    private final double[] residuals;

    SmileObjective(int n, SmileQuotes quotes) {
        super(n);
        this.k = quotes.logMoneyness();
        this.vols = quotes.vols();
        this.weights = quotes.weights();
        this.residuals = new double[k.length];
    }

    /** The absolute weighted residuals at p, not divided by the scale; in an array that the next call overwrites. */
    final double[] absoluteResiduals(double[] p) {
        fillVols(p, residuals);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = Math.abs(weights[i] * (residuals[i] - vols[i]));
        }
        return residuals;
    }

    /** The model's volatilities at the quotes. */
    abstract void fillVols(double[] p, double[] into);
}
