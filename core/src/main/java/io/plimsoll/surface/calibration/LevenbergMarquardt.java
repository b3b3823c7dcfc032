package io.plimsoll.surface.calibration;

/**
 * Levenberg–Marquardt within bounds, in place and without allocation in the loop (D. W. Marquardt, SIAM Journal on Applied
 * Mathematics 11 (1963), 431–441; the damping is scaled by the diagonal of J′WJ). A parameter at a bound that the gradient
 * pushes against is held for the step. Robust losses enter with their weights in the gradient and their curvatures in the
 * matrix: weights in both places would converge far more slowly.
 */
final class LevenbergMarquardt {

    private static final int MOST_EVALUATIONS = 300;
    private static final int ENOUGH_TO_LEAD = 25;
    private static final double CLOSE_ENOUGH_TO_LEAD = 1e-4;
    /** A step that moves the fitted values by this share of themselves, squared, is the last one. */
    private static final double CONVERGED = 1e-19;
    /** And one that moves them by this share of the residuals, squared: a thousandth of what the noise leaves open. */
    private static final double BELOW_NOISE = 1e-6;
    /** Where no step lowers the cost to rounding, the undamped step must be this short. */
    private static final double STALLED = 1e-11;

    private static final double FIRST_DAMPING = 1e-4;
    private static final double LARGEST_DAMPING = 1e12;

    private final Objective objective;
    private final double[] low;
    private final double[] high;
    private final int n;
    private final double[] step;
    private final double[] trial;
    private final double[] factor;
    private final boolean[] held;

    LevenbergMarquardt(Objective objective, double[] low, double[] high) {
        this.objective = objective;
        this.low = low;
        this.high = high;
        this.n = objective.n;
        this.step = new double[n];
        this.trial = new double[n];
        this.factor = new double[n * n];
        this.held = new boolean[n];
    }

    /** Moves p to a minimum within the bounds; whether it got there. */
    boolean minimise(double[] p) {
        return minimise(p, MOST_EVALUATIONS);
    }

    /** The same with so many evaluations at most. */
    boolean minimise(double[] p, int mostEvaluations) {
        return minimise(p, mostEvaluations, BELOW_NOISE);
    }

    /** Moves p towards a minimum, near which another search is to begin. */
    void lead(double[] p) {
        minimise(p, ENOUGH_TO_LEAD, CLOSE_ENOUGH_TO_LEAD);
    }

    private boolean minimise(double[] p, int mostEvaluations, double belowNoise) {
        clamp(p);
        double damping = FIRST_DAMPING;
        double size = objective.size();
        objective.gaussNewton = false;
        double cost = objective.cost(p);
        objective.linearise(p);
        for (int i = 0; i < mostEvaluations; i++) {
            if (!Double.isFinite(cost)) {
                return false;
            }
            hold(p);
            if (!solve(damping)) {
                damping = Math.max(10 * damping, 1e-6);
                if (damping > LARGEST_DAMPING) {
                    return false;
                }
                continue;
            }
            for (int j = 0; j < n; j++) {
                trial[j] = Math.min(high[j], Math.max(low[j], p[j] - step[j]));
            }
            double moved = moved(p);
            double next = objective.cost(trial);
            boolean better = next <= cost * (1 + 1e-13) + 1e-26 * size;
            if (better) {
                System.arraycopy(trial, 0, p, 0, n);
                cost = next;
                objective.linearise(p);
                if (moved <= Math.max(CONVERGED * size, belowNoise * cost) && damping <= 1) {
                    return true;
                }
                damping = Math.max(damping * 0.1, 1e-12);
            } else if (damping > LARGEST_DAMPING || moved <= 1e-30 * size) {
                return stalled(p, size);
            } else {
                damping *= 10;
            }
        }
        return false;
    }

    private void clamp(double[] p) {
        for (int j = 0; j < n; j++) {
            p[j] = Math.min(high[j], Math.max(low[j], p[j]));
        }
    }

    private void hold(double[] p) {
        for (int j = 0; j < n; j++) {
            held[j] = (p[j] <= low[j] && objective.gradient[j] >= 0) || (p[j] >= high[j] && objective.gradient[j] <= 0);
        }
    }

    /** Solves (matrix + damping·diag J′WJ)·step = gradient over the free parameters by Cholesky; whether it could. */
    private boolean solve(double damping) {
        for (int c = 0; c < n; c++) {
            for (int r = c; r < n; r++) {
                double sum = element(r, c, damping);
                for (int j = 0; j < c; j++) {
                    sum -= factor[r * n + j] * factor[c * n + j];
                }
                if (r == c && !(sum > 0)) {
                    return false;
                }
                factor[r * n + c] = r == c ? Math.sqrt(sum) : sum / factor[c * n + c];
            }
        }
        substitute();
        return true;
    }

    private double element(int r, int c, double damping) {
        if (held[r] || held[c]) {
            return r == c ? 1 : 0;
        }
        double element = objective.matrix[r * n + c];
        return r == c ? element + damping * objective.diagonal[r] : element;
    }

    private void substitute() {
        for (int r = 0; r < n; r++) {
            double sum = held[r] ? 0 : objective.gradient[r];
            for (int j = 0; j < r; j++) {
                sum -= factor[r * n + j] * step[j];
            }
            step[r] = sum / factor[r * n + r];
        }
        for (int r = n - 1; r >= 0; r--) {
            double sum = step[r];
            for (int j = r + 1; j < n; j++) {
                sum -= factor[j * n + r] * step[j];
            }
            step[r] = sum / factor[r * n + r];
        }
    }

    /** gradient·(p − trial): about the square of how far the fitted values move, in units of the scale. */
    private double moved(double[] p) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += objective.gradient[j] * (p[j] - trial[j]);
        }
        return Math.abs(sum);
    }

    /** Whether the undamped Gauss–Newton step from p is too short to matter: no step lowers the cost for rounding. */
    private boolean stalled(double[] p, double size) {
        objective.gaussNewton = true;
        objective.cost(p);
        objective.linearise(p);
        hold(p);
        return solve(0) && predicted() <= STALLED * size;
    }

    /** gradient·step, twice what an undamped step would lower the cost by. */
    private double predicted() {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += held[j] ? 0 : objective.gradient[j] * step[j];
        }
        return sum;
    }

    /**
     * √(variance·c′(J′WJ)⁻¹c) with the parameters that ended at a bound held; NaN where the matrix is singular or c asks for a
     * held parameter. The objective has to be linearised at p with J′WJ.
     */
    double deviation(double variance, double[] p, double[] c) {
        double[] solved = new double[n];
        for (int j = 0; j < n; j++) {
            held[j] = p[j] <= low[j] || p[j] >= high[j];
            if (held[j] && c[j] != 0) {
                return Double.NaN;
            }
        }
        double[] gradient = objective.gradient.clone();
        System.arraycopy(c, 0, objective.gradient, 0, n);
        boolean possible = solve(0);
        System.arraycopy(gradient, 0, objective.gradient, 0, n);
        System.arraycopy(step, 0, solved, 0, n);
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += c[j] * solved[j];
        }
        return possible && variance >= 0 ? Math.sqrt(variance * sum) : Double.NaN;
    }
}
