package io.plimsoll.surface.calibration;

import io.plimsoll.surface.arbitrage.Butterfly;

/**
 * Moves a raw SVI fit to one without butterfly arbitrage that costs the least: minimises its errors with a penalty that
 * grows until the exact check finds none, where a violation that remains becomes one more point of the penalty.
 */
final class ButterflyRepair {

    private static final int POINTS = 32;
    private static final int ROUNDS = 14;
    /** The first penalty for a shortfall of g of one, in units of the cost without. */
    private static final double FIRST = 10;

    private static final double GROWTH = 6;
    /** In at-the-money deviations, how far the points reach, closest to each other at the forward. */
    private static final double REACH = 60;

    private final SmileQuotes quotes;
    private final ButterflyObjective objective;
    private final LevenbergMarquardt solver;

    ButterflyRepair(SmileQuotes quotes, RawSviObjective errors, double[] low, double[] high) {
        this.quotes = quotes;
        this.objective = new ButterflyObjective(errors, points());
        this.solver = new LevenbergMarquardt(objective, low, high);
    }

    private double[] points() {
        double deviation = quotes.volNearForward() * Math.sqrt(quotes.timeToExpiryYears());
        double step = 2 * Math.log(2 * REACH) / (POINTS - 1);
        double[] points = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            points[i] = deviation * Math.sinh((i - 0.5 * (POINTS - 1)) * step);
        }
        return points;
    }

    /** Moves p; whether there is no arbitrage where it ends. */
    boolean repair(double[] p) {
        objective.penalise(0);
        double mu = Math.max(FIRST * objective.cost(p), 1e-6 * quotes.size());
        for (int round = 0; round < ROUNDS; round++) {
            objective.penalise(mu);
            solver.lead(p);
            Butterfly butterfly = butterfly(p);
            if (butterfly.free()) {
                return true;
            }
            if (Math.abs(butterfly.at()) < Double.POSITIVE_INFINITY) {
                objective.alsoAt(butterfly.at());
            }
            mu *= GROWTH;
        }
        return false;
    }

    private Butterfly butterfly(double[] p) {
        return Butterfly.of(RawSviObjective.smile(p, quotes.timeToExpiryYears()));
    }
}
