package io.plimsoll.surface;

/**
 * Levenberg–Marquardt on a {@link SliceObjective}, in place and without allocation in the loop (D. W. Marquardt, SIAM Journal
 * on Applied Mathematics 11 (1963), 431–441; the damping is scaled by the diagonal of J′WJ). Robust losses enter with
 * their weights in the gradient and their curvatures in the matrix: weights in both places would converge far more slowly.
 */
final class LevenbergMarquardt {

    private static final int MAX_EVALUATIONS = 300;
    private static final double STEP_TOLERANCE = 1e-10;
    private static final double LONGEST_STEP = 1.5;
    /**
     * Near the minimum the cost is flat to rounding, which residuals in units of a small scale magnify; the gradient still leads
     * on.
     */
    private static final double ROUNDING = 1e-11;

    private static final double LARGEST_DAMPING = 1e14;

    private final SliceObjective objective;
    private final double[] step = new double[3];
    private final double[] trial = new double[3];

    LevenbergMarquardt(SliceObjective objective) {
        this.objective = objective;
    }

    /** Moves all three parameters to a minimum; whether it got there. */
    boolean minimise(double[] p, RobustLoss loss, double scale) {
        double damping = 1e-4;
        objective.linearise(p, loss, scale);
        for (int i = 0; i < MAX_EVALUATIONS; i++) {
            if (!Symmetric3.solve(objective.hessian, damping, objective.normal, objective.gradient, step)) {
                damping = Math.max(10 * damping, 1e-6);
                if (damping > LARGEST_DAMPING) {
                    return false;
                }
                continue;
            }
            double length = Math.max(Math.abs(step[0]), Math.max(Math.abs(step[1]), Math.abs(step[2])));
            double shrink = length > LONGEST_STEP ? LONGEST_STEP / length : 1;
            for (int j = 0; j < 3; j++) {
                trial[j] = p[j] - shrink * step[j];
            }
            boolean better = objective.cost(trial, loss, scale) <= rounded(objective.cost);
            if (better) {
                System.arraycopy(trial, 0, p, 0, 3);
            }
            if (length <= STEP_TOLERANCE && damping <= 1) {
                return true;
            }
            damping = better ? Math.max(damping / 10, 1e-12) : 10 * damping;
            if (damping > LARGEST_DAMPING) {
                // No step lowers the cost to rounding: a minimum, if the undamped step is short as well.
                return Symmetric3.solve(objective.normal, objective.gradient, step)
                        && Math.abs(step[0]) + Math.abs(step[1]) + Math.abs(step[2]) < 1e-6;
            }
            if (better) {
                objective.linearise(p, loss, scale);
            }
        }
        return false;
    }

    /**
     * Moves α alone, ν and ρ held: with ν = αx held, ∂σ/∂ln α is the full derivative less that by ln x. Newton's step, halved
     * until the cost falls.
     */
    boolean minimiseAlpha(double[] p, RobustLoss loss, double scale) {
        for (int i = 0; i < MAX_EVALUATIONS; i++) {
            objective.linearise(p, loss, scale);
            double gradient = objective.gradient[0] - objective.gradient[1];
            double curvature = Math.max(alphaCurvature(objective.hessian), 0.05 * alphaCurvature(objective.normal));
            if (!(curvature > 0)) {
                return false;
            }
            double move = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, gradient / curvature));
            double cost = rounded(objective.cost);
            moveAlpha(p, move);
            for (int half = 0; half < 40 && !(objective.cost(trial, loss, scale) <= cost); half++) {
                move *= 0.5;
                moveAlpha(p, move);
            }
            System.arraycopy(trial, 0, p, 0, 3);
            if (Math.abs(move) <= STEP_TOLERANCE) {
                return true;
            }
        }
        return false;
    }

    private void moveAlpha(double[] p, double move) {
        trial[0] = p[0] - move;
        trial[1] = p[1] + move;
        trial[2] = p[2];
    }

    private static double rounded(double cost) {
        return cost + ROUNDING * (1 + cost);
    }

    static double alphaCurvature(double[] matrix) {
        return matrix[0] - 2 * matrix[1] + matrix[3];
    }
}
