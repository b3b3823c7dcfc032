package io.plimsoll.surface;

import java.util.Arrays;

/**
 * Huber's regression y = a + b·x, or y = a alone, by iteratively reweighted least squares: residuals r·√w are weighted by
 * min(1, 1.345 s ÷ |r√w|), s = 1.4826 · median |r√w|. Standard errors are Huber's, "Robust Statistics" (1981), section 7.6:
 * K²·[Σψ²/(n − p)]/(Σψ′/n)²·(XᵀWX)⁻¹ with K = 1 + p(1 − m)/(n·m), m the share of residuals inside.
 *
 * @param level a
 * @param slope b; 0 where only the level was fitted
 * @param levelError standard error of a
 * @param slopeError standard error of b; NaN where only the level was fitted
 * @param covariance of a and b; 0 where only the level was fitted
 * @param outliers residuals over 3 s
 */
record HuberLine(double level, double slope, double levelError, double slopeError, double covariance, int outliers) {

    private static final double HUBER = 1.345;
    private static final double OUTLYING = 3;
    private static final double MAD_TO_DEVIATION = 1.4826;
    private static final int MOST_STEPS = 40;
    private static final double CONVERGED = 1e-12;

    /** The level of y under weights, started at the median. */
    static HuberLine level(double[] y, double[] weights) {
        return new Fit(new double[y.length], y, weights, false).run(0);
    }

    /** The line through (x, y), started at a slope that is roughly right. */
    static HuberLine line(double[] x, double[] y, double[] weights, double startSlope) {
        return new Fit(x, y, weights, true).run(startSlope);
    }

    private static final class Fit {
        private final double[] x;
        private final double[] y;
        private final double[] w;
        private final int free;
        private final double[] rootWeight;
        private final double[] residual;
        private final double[] sorted;
        /** What a residual may be by rounding alone. */
        private final double rounding;

        private double level;
        private double slope;
        private double scale;
        private double sw;
        private double sx;
        private double sxx;

        Fit(double[] x, double[] y, double[] w, boolean line) {
            this.x = x;
            this.y = y;
            this.w = w;
            this.free = line ? 2 : 1;
            this.residual = new double[y.length];
            this.rootWeight = new double[y.length];
            double greatest = 0;
            for (int i = 0; i < y.length; i++) {
                rootWeight[i] = Math.sqrt(w[i]);
                greatest = Math.max(greatest, Math.abs(y[i]) * rootWeight[i]);
            }
            this.rounding = CONVERGED * greatest;
            this.sorted = new double[y.length];
        }

        HuberLine run(double startSlope) {
            slope = startSlope;
            for (int i = 0; i < y.length; i++) {
                sorted[i] = y[i] - slope * x[i];
            }
            level = median();
            residuals();
            rescale();
            for (int step = 0; step < MOST_STEPS && scale > rounding; step++) {
                double levelBefore = level;
                double slopeBefore = slope;
                solve();
                residuals();
                if (free == 2) {
                    // The start's slope is only roughly right, so its residuals are too wide a scale to keep.
                    rescale();
                }
                if (Math.abs(level - levelBefore) <= CONVERGED * Math.abs(level)
                        && Math.abs(slope - slopeBefore) <= CONVERGED * Math.abs(slope)) {
                    break;
                }
            }
            return result();
        }

        private void residuals() {
            for (int i = 0; i < y.length; i++) {
                residual[i] = (y[i] - level - slope * x[i]) * rootWeight[i];
            }
        }

        private void rescale() {
            for (int i = 0; i < y.length; i++) {
                sorted[i] = Math.abs(residual[i]);
            }
            scale = MAD_TO_DEVIATION * median();
        }

        private double median() {
            Arrays.sort(sorted);
            int n = sorted.length;
            return 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
        }

        private void solve() {
            double sy = 0;
            double sxy = 0;
            sw = 0;
            sx = 0;
            sxx = 0;
            for (int i = 0; i < y.length; i++) {
                double size = Math.abs(residual[i]);
                double weight = size > HUBER * scale ? w[i] * HUBER * scale / size : w[i];
                sw += weight;
                sx += weight * x[i];
                sxx += weight * x[i] * x[i];
                sy += weight * y[i];
                sxy += weight * x[i] * y[i];
            }
            double determinant = sw * sxx - sx * sx;
            slope = free == 2 && determinant > 0 ? (sw * sxy - sx * sy) / determinant : slope;
            level = (sy - slope * sx) / sw;
        }

        private HuberLine result() {
            int inside = 0;
            int outliers = 0;
            double squares = 0;
            sw = 0;
            sx = 0;
            sxx = 0;
            // Where more than half of the residuals vanish the robust scale says nothing: then the plain standard
            // error.
            double bound = scale > rounding ? HUBER * scale : Double.POSITIVE_INFINITY;
            for (int i = 0; i < y.length; i++) {
                double size = Math.abs(residual[i]);
                double psi = Math.min(size, bound);
                squares += psi * psi;
                inside += size <= bound ? 1 : 0;
                outliers += size > OUTLYING * scale && size > rounding ? 1 : 0;
                sw += w[i];
                sx += w[i] * x[i];
                sxx += w[i] * x[i] * x[i];
            }
            int n = y.length;
            double m = (double) inside / n;
            double k = 1 + free * (1 - m) / (n * m);
            double variance = k * k * squares / Math.max(1, n - free) / (m * m);
            if (free == 1) {
                return new HuberLine(level, 0, Math.sqrt(variance / sw), Double.NaN, 0, outliers);
            }
            double determinant = sw * sxx - sx * sx;
            return new HuberLine(
                    level,
                    slope,
                    Math.sqrt(variance * sxx / determinant),
                    Math.sqrt(variance * sw / determinant),
                    -variance * sx / determinant,
                    outliers);
        }
    }
}
