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

    @Override
    final double size() {
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            double value = weights[i] * vols[i];
            sum += value * value;
        }
        return sum / (scale * scale);
    }

    /**
     * Fills gradient and J′WJ at p; the variance of a residual in units of the scale: Σwu²/(Σw − free), with Tukey's or another
     * loss's weights.
     */
    final double information(double[] p, int free) {
        gaussNewton = true;
        cost(p);
        linearise(p);
        double weightSum = 0;
        double squares = 0;
        for (int i = 0; i < k.length; i++) {
            double u = unitResidual(i);
            double w = loss.weight(u);
            // A quote of no weight is no observation.
            weightSum += weights[i] > 0 ? w : 0;
            squares += w * u * u;
        }
        return squares / (weightSum - free);
    }

    /** The residual of a quote in units of the scale, at the p of the last cost. */
    abstract double unitResidual(int i);
}
