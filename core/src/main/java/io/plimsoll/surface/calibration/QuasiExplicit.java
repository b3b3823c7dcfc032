package io.plimsoll.surface.calibration;

import java.util.Arrays;

/**
 * Raw SVI's squared errors in total variance as a function of q = (m, ln σ) alone: for these, w = a + dy + cR with y = k − m
 * and R = √(y² + σ²) is linear in (a, d, c), where d = bρ and c = b, and is solved for (S. De Marco and C. Martini,
 * "Quasi-explicit calibration of Gatheral's SVI model", Zeliade Systems, 2009). The solution is kept where c ≥ |d| and
 * c + |d| ≤ 2; the least variance is held at zero or over. The matrix is that of the five parameters with the linear ones
 * eliminated, so a valley along which they change with m and σ is straight here.
 */
final class QuasiExplicit extends Objective {

    private static final double LEE = 2;

    private final double[] k;
    private final double[] w;
    private final double[] omega;

    /** The linear solution of the last evaluation: a, d, c. */
    private final double[] linear = new double[3];

    private final double[] sums = new double[9];
    private final double[] full = new double[15];
    private final double[] roots;
    private final double[] residuals;

    /**
     * @param w total variances
     * @param omega weights of squared errors in total variance
     */
    QuasiExplicit(double[] k, double[] w, double[] omega) {
        super(2);
        this.k = k;
        this.w = w;
        this.omega = omega;
        this.roots = new double[k.length];
        this.residuals = new double[k.length];
    }

    @Override
    double cost(double[] q) {
        double m = q[0];
        double square = Math.exp(2 * q[1]);
        solve(m, square);
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            double e = linear[0] + linear[1] * (k[i] - m) + linear[2] * roots[i] - w[i];
            residuals[i] = e;
            sum += omega[i] * e * e;
        }
        return sum;
    }

    @Override
    void linearise(double[] q) {
        double m = q[0];
        double square = Math.exp(2 * q[1]);
        Arrays.fill(full, 0);
        double g3 = 0;
        double g4 = 0;
        for (int i = 0; i < k.length; i++) {
            double y = k[i] - m;
            double root = roots[i];
            double e = residuals[i];
            double perRoot = linear[2] / root;
            double byM = -linear[1] - perRoot * y;
            double bySigma = perRoot * square;
            double o = omega[i];
            g3 += o * e * byM;
            g4 += o * e * bySigma;
            full[0] += o;
            full[1] += o * y;
            full[2] += o * root;
            full[3] += o * y * y;
            full[4] += o * y * root;
            full[5] += o * root * root;
            full[6] += o * byM;
            full[7] += o * byM * y;
            full[8] += o * byM * root;
            full[9] += o * byM * byM;
            full[10] += o * bySigma;
            full[11] += o * bySigma * y;
            full[12] += o * bySigma * root;
            full[13] += o * bySigma * byM;
            full[14] += o * bySigma * bySigma;
        }
        gradient[0] = g3;
        gradient[1] = g4;
        eliminate();
        diagonal[0] = matrix[0];
        diagonal[1] = matrix[3];
    }

    @Override
    double size() {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += omega[i] * w[i] * w[i];
        }
        return sum;
    }

    /** The Schur complement: M_oo − M_ol M_ll⁻¹ M_lo. */
    private void eliminate() {
        double l10 = full[1] / full[0];
        double l20 = full[2] / full[0];
        double d1 = full[3] - l10 * full[1];
        double e = full[4] - l20 * full[1];
        double l21 = d1 > 0 ? e / d1 : 0;
        double d2 = full[5] - l20 * full[2] - l21 * e;
        double a0 = full[6];
        double a1 = full[7] - l10 * a0;
        double a2 = full[8] - l20 * a0 - l21 * a1;
        double b0 = full[10];
        double b1 = full[11] - l10 * b0;
        double b2 = full[12] - l20 * b0 - l21 * b1;
        double p0 = 1 / full[0];
        double p1 = d1 > 1e-13 * full[3] ? 1 / d1 : 0;
        double p2 = d2 > 1e-13 * full[5] ? 1 / d2 : 0;
        // Never under a trifle of the diagonal, so that the damping has something to scale.
        matrix[0] = Math.max(full[9] - a0 * a0 * p0 - a1 * a1 * p1 - a2 * a2 * p2, 1e-10 * full[9]);
        matrix[2] = full[13] - a0 * b0 * p0 - a1 * b1 * p1 - a2 * b2 * p2;
        matrix[3] = Math.max(full[14] - b0 * b0 * p0 - b1 * b1 * p1 - b2 * b2 * p2, 1e-10 * full[14]);
    }

    private void solve(double m, double square) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        double s8 = 0;
        for (int i = 0; i < k.length; i++) {
            double y = k[i] - m;
            double root = Math.sqrt(y * y + square);
            roots[i] = root;
            double o = omega[i];
            double oy = o * y;
            double or = o * root;
            s0 += o;
            s1 += oy;
            s2 += or;
            s3 += oy * y;
            s4 += oy * root;
            s5 += or * root;
            s6 += o * w[i];
            s7 += oy * w[i];
            s8 += or * w[i];
        }
        sums[0] = s0;
        sums[1] = s1;
        sums[2] = s2;
        sums[3] = s3;
        sums[4] = s4;
        sums[5] = s5;
        sums[6] = s6;
        sums[7] = s7;
        sums[8] = s8;
        double l10 = sums[1] / sums[0];
        double l20 = sums[2] / sums[0];
        double d1 = sums[3] - l10 * sums[1];
        double e = sums[4] - l20 * sums[1];
        double l21 = e / d1;
        double d2 = sums[5] - l20 * sums[2] - l21 * e;
        double r1 = sums[7] - l10 * sums[6];
        double r2 = sums[8] - l20 * sums[6] - l21 * r1;
        linear[2] = r2 / d2;
        linear[1] = r1 / d1 - l21 * linear[2];
        boolean inside = linear[2] >= Math.abs(linear[1]) && linear[2] + Math.abs(linear[1]) <= LEE;
        if (!inside) {
            onEdges();
        }
        linear[0] = (sums[6] - linear[1] * sums[1] - linear[2] * sums[2]) / sums[0];
        double bend = Math.sqrt(square * (linear[2] - linear[1]) * (linear[2] + linear[1]));
        linear[0] = Math.max(linear[0], -bend);
    }

    /** The best point on the edges of the square c ≥ |d|, c + |d| ≤ 2 for the best a. */
    private void onEdges() {
        double best = Double.POSITIVE_INFINITY;
        double bestD = 0;
        double bestC = 0;
        for (int edge = 0; edge < 4; edge++) {
            double fromD = edge < 2 ? 0 : edge == 2 ? 1 : -1;
            double fromC = edge < 2 ? 0 : 1;
            double alongD = edge == 0 || edge == 3 ? 1 : -1;
            double alongC = 1;
            double t = along(fromD, fromC, alongD, alongC);
            double d = fromD + t * alongD;
            double c = fromC + t * alongC;
            double reduced = reduced(d, c);
            if (reduced < best) {
                best = reduced;
                bestD = d;
                bestC = c;
            }
        }
        linear[1] = bestD;
        linear[2] = bestC;
    }

    /** Where on the edge, 0 to 1, the cost is least. */
    private double along(double fromD, double fromC, double alongD, double alongC) {
        double square = 0.5 * (reduced(alongD, alongC) + reduced(-alongD, -alongC)) - reduced(0, 0);
        double slope = 0.5 * (reduced(fromD + alongD, fromC + alongC) - reduced(fromD - alongD, fromC - alongC));
        double t = square > 0 ? -0.5 * slope / square : 0;
        return Math.max(0, Math.min(1, t));
    }

    /** The cost of (d, c) with the best a, but for a constant. */
    private double reduced(double d, double c) {
        double a = (sums[6] - d * sums[1] - c * sums[2]) / sums[0];
        return a * a * sums[0]
                + d * d * sums[3]
                + c * c * sums[5]
                + 2 * (a * d * sums[1] + a * c * sums[2] + d * c * sums[4])
                - 2 * (a * sums[6] + d * sums[7] + c * sums[8]);
    }

    /** Fills {@link RawSviObjective}'s parameters for the last evaluation at q. */
    void fill(double[] q, double leastV, double[] into) {
        double sigma = Math.exp(q[1]);
        double l = Math.sqrt(Math.max(0, linear[2] - linear[1]));
        double r = Math.sqrt(Math.max(0, linear[2] + linear[1]));
        into[RawSviObjective.V] = Math.max(leastV, linear[0] + sigma * l * r);
        into[RawSviObjective.L] = l;
        into[RawSviObjective.R] = r;
        into[RawSviObjective.M] = q[0];
        into[RawSviObjective.LN_SIGMA] = q[1];
    }
}
