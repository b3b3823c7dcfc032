package io.plimsoll.surface.calibration;

import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.SviSabr;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Fits raw SVI to one expiry: a quasi-explicit search over (m, σ) (De Marco &amp; Martini
 * 2009), then Levenberg–Marquardt in coordinates whose bounds are the model's constraints. A grid of starts is tried only
 * where the answer fails a check. A fit with butterfly arbitrage is moved to the nearest without.
 */
public final class RawSviCalibrator {

    /** As many quotes as parameters. */
    public static final int FEWEST_QUOTES = 5;

    private static final double LEE = Math.sqrt(2);
    /**
     * The least total variance of a fit as a share of that of the quotes: one that dives towards zero beyond the last quotes
     * is degenerate, and hardly to be freed of butterfly arbitrage.
     */
    private static final double LEAST_SHARE = 0.2;
    /** In spans of the quotes, for σ. */
    private static final double NARROWEST = 1e-3;

    private static final double WIDEST = 10;

    /** Root mean square error, as a share of the volatility, over which another start is tried. */
    private static final double FAR = 0.02;

    /** By which share another start has to be better. */
    private static final double GAIN = 1e-6;
    /** In a flat valley more of them move the parameters and hardly the fit. */
    private static final int MOST_EVALUATIONS = 100;
    /** By what a repair may raise the squared errors before another start is tried. */
    private static final double TOLERATED = 1.02;

    private final SmileQuotes quotes;
    private final Errors errors;
    private final RawSviObjective objective;
    private final ResidualScale scales;
    private final LevenbergMarquardt solver;
    private RawSviObjective squares;
    private LevenbergMarquardt squaresSolver;
    private final double[] p = new double[5];
    private final double[] low;
    private final double[] high;
    private final Set<FitFlag> flags = EnumSet.noneOf(FitFlag.class);

    private RawSviCalibrator(SmileQuotes quotes, Errors errors) {
        this.quotes = quotes;
        this.errors = errors;
        this.objective = new RawSviObjective(quotes);
        this.scales = new ResidualScale(quotes);
        this.low = low(quotes);
        this.high = high(quotes);
        this.solver = new LevenbergMarquardt(objective, low, high);
        this.squares = objective;
        this.squaresSolver = solver;
    }

    /** The least V, l, r, m and ln σ. */
    static double[] low(SmileQuotes quotes) {
        double[] k = quotes.logMoneyness();
        double span = k[k.length - 1] - k[0];
        double vol = Double.POSITIVE_INFINITY;
        for (double v : quotes.vols()) {
            vol = Math.min(vol, v);
        }
        double least = LEAST_SHARE * vol * vol * quotes.timeToExpiryYears();
        return new double[] {least, 0, 0, k[0] - span, Math.log(NARROWEST * span)};
    }

    /** The greatest. */
    static double[] high(SmileQuotes quotes) {
        double[] k = quotes.logMoneyness();
        double span = k[k.length - 1] - k[0];
        double vol = 0;
        for (double v : quotes.vols()) {
            vol = Math.max(vol, v);
        }
        double greatest = vol * vol * quotes.timeToExpiryYears();
        return new double[] {greatest, LEE, LEE, k[k.length - 1] + span, Math.log(WIDEST * span)};
    }

    /**
     * Fits a slice. Where there are fewer quotes than parameters the SVI-SABR fit itself is the answer, flagged; where they do
     * not identify the wings the fit is good among the quotes only, and flagged too.
     *
     * @param sviSabr the SVI-SABR fit of the same quotes, asked for only where it is needed
     */
    public static Calibration<RawSvi> fit(SmileQuotes quotes, Supplier<Calibration<SviSabr>> sviSabr, Errors errors) {
        String fault = quotes.fault(1);
        if (!fault.isEmpty()) {
            return Calibration.rejected(fault);
        }
        boolean enough = quotes.size() >= FEWEST_QUOTES;
        return enough ? new RawSviCalibrator(quotes, errors).fit(sviSabr) : itself(sviSabr.get());
    }

    private static Calibration<RawSvi> itself(Calibration<SviSabr> fit) {
        SviSabr smile = fit.smile();
        if (smile == null) {
            return Calibration.rejected(fit.rejection());
        }
        double[] unknown = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        return new Calibration<>(
                smile.raw(), unknown, fit.errors(), fit.repairVolBp(), EnumSet.of(FitFlag.FROM_SVI_SABR), "");
    }

    private Calibration<RawSvi> fit(Supplier<Calibration<SviSabr>> sviSabr) {
        RawSviStart starts = new RawSviStart(quotes, objective, scales, errors == Errors.ROBUST, low, high);
        starts.explicit(p);
        starts.near(p);
        boolean converged = minimise(p);
        if (!converged || !sane() || !close()) {
            converged = restart(starts, converged);
        }
        if (!quotes.identifyWings()) {
            flags.add(FitFlag.WINGS_NOT_IDENTIFIED);
        }
        if (!converged) {
            flags.add(FitFlag.STOPPED_SHORT);
        }
        RawSvi best = RawSviObjective.smile(p, quotes.timeToExpiryYears());
        double[] standardErrors = standardErrors();
        RawSvi free = best;
        if (!Butterfly.free(best)) {
            flags.add(FitFlag.REPAIRED);
            if (!repair()) {
                return itself(sviSabr.get());
            }
            free = RawSviObjective.smile(p, quotes.timeToExpiryYears());
        }
        double off = quotes.errorNearForward(free);
        if (!(off <= SviSabrCalibrator.FARTHEST)) {
            return Calibration.rejected("raw SVI is " + Math.round(100 * off)
                    + " % off the quotes nearest the forward, at most "
                    + Math.round(100 * SviSabrCalibrator.FARTHEST) + " % are allowed");
        }
        double moved = flags.contains(FitFlag.REPAIRED) ? FitErrors.distanceVolBp(best, free, quotes) : 0;
        return new Calibration<>(free, standardErrors, FitErrors.of(free, quotes), moved, flags, "");
    }

    /** Moves p to a minimum of the squared errors, of those quotes that their neighbours bear out where the fit is robust. */
    private boolean minimise(double[] p) {
        if (errors == Errors.ROBUST) {
            objective.loss = RobustLoss.SOFT_L1;
            objective.scale = scales.of(objective.absoluteResiduals(p), objective.n);
            solver.lead(p);
            double[] fitted = new double[quotes.size()];
            objective.fillVols(p, fitted);
            squares = new RawSviObjective(NeighbourTrust.trusted(quotes, fitted, scales));
        }
        squares.scale = scales.unknown(1);
        squaresSolver = new LevenbergMarquardt(squares, low, high);
        return squaresSolver.minimise(p, MOST_EVALUATIONS);
    }

    /** Near the quotes at the money, with its bend among the quotes. */
    private boolean sane() {
        double[] k = quotes.logMoneyness();
        boolean among = p[RawSviObjective.M] >= k[0] && p[RawSviObjective.M] <= k[k.length - 1];
        return among
                && quotes.errorNearForward(RawSviObjective.smile(p, quotes.timeToExpiryYears()))
                        <= SviSabrCalibrator.FARTHEST;
    }

    /** Whether the root mean square weighted error is small against the weighted volatilities. */
    private boolean close() {
        return squares.cost(p) <= FAR * FAR * squares.size();
    }

    /** Takes the fit that starts at the best of a grid where it is the lower one; whether what is taken converged. */
    private boolean restart(RawSviStart starts, boolean firstConverged) {
        RawSviObjective firstSquares = squares;
        LevenbergMarquardt firstSolver = squaresSolver;
        double[] other = p.clone();
        starts.anywhere(other);
        boolean otherConverged = minimise(other);
        // Both under one loss: each has ended with a trust of its own.
        if (errors == Errors.ROBUST) {
            objective.loss = RobustLoss.SOFT_L1;
            objective.scale = scales.of(objective.absoluteResiduals(p), objective.n);
        }
        if (objective.cost(other) >= objective.cost(p) * (1 - GAIN)) {
            squares = firstSquares;
            squaresSolver = firstSolver;
            return firstConverged;
        }
        flags.add(FitFlag.RESTARTED);
        System.arraycopy(other, 0, p, 0, p.length);
        return otherConverged;
    }

    /**
     * Moves p to a fit without butterfly arbitrage; whether it could. It starts at the best fit where that is sane, at the
     * explicit one where it is not, and at the other of the two as well where the first costs much.
     */
    private boolean repair() {
        double best = squares.cost(p);
        double[] explicit = new double[p.length];
        new RawSviStart(quotes, objective, scales, errors == Errors.ROBUST, low, high).explicit(explicit);
        double[] first = sane() ? p.clone() : explicit;
        double[] second = sane() ? explicit : p.clone();
        double cost = repair(first);
        if (!(cost <= TOLERATED * best)) {
            double other = repair(second);
            first = other < cost ? second : first;
            cost = Math.min(cost, other);
        }
        System.arraycopy(first, 0, p, 0, p.length);
        return cost < Double.POSITIVE_INFINITY;
    }

    /** Moves q; the cost where it ends, infinite where there still is arbitrage. */
    private double repair(double[] q) {
        boolean free = new ButterflyRepair(quotes, squares, low, high).repair(q);
        return free ? squares.cost(q) : Double.POSITIVE_INFINITY;
    }

    /** Of a, b, ρ, m, σ by the delta method from s²(J′WJ)⁻¹. */
    private double[] standardErrors() {
        int free = 0;
        for (int j = 0; j < 5; j++) {
            free += p[j] > low[j] && p[j] < high[j] ? 1 : 0;
        }
        double variance = squares.information(p, free);
        double l = p[RawSviObjective.L];
        double r = p[RawSviObjective.R];
        double sigma = Math.exp(p[RawSviObjective.LN_SIGMA]);
        double square = (l * l + r * r) * (l * l + r * r);
        return new double[] {
            squaresSolver.deviation(variance, p, new double[] {1, -sigma * r, -sigma * l, 0, -sigma * l * r}),
            squaresSolver.deviation(variance, p, new double[] {0, l, r, 0, 0}),
            squaresSolver.deviation(
                    variance, p, new double[] {0, -4 * l * r * r / square, 4 * r * l * l / square, 0, 0}),
            squaresSolver.deviation(variance, p, new double[] {0, 0, 0, 1, 0}),
            squaresSolver.deviation(variance, p, new double[] {0, 0, 0, 0, sigma})
        };
    }
}
