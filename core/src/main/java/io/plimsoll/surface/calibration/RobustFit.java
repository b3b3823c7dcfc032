package io.plimsoll.surface.calibration;

/**
 * A fit that a tenth of wild quotes does not bend: soft-L1, which is convex and leads from any start, then Tukey's biweight,
 * which leaves gross errors out. Each with the scale of the residuals before it.
 */
final class RobustFit {

    private RobustFit() {}

    /** Moves p to the robust minimum; whether it got there. */
    static boolean minimise(SmileObjective objective, LevenbergMarquardt solver, ResidualScale scales, double[] p) {
        objective.loss = RobustLoss.SOFT_L1;
        objective.scale = scales.of(objective.absoluteResiduals(p), objective.n);
        solver.lead(p);
        objective.loss = RobustLoss.TUKEY;
        objective.scale = scales.of(objective.absoluteResiduals(p), objective.n);
        return solver.minimise(p);
    }
}
