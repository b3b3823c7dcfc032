package io.plimsoll.surface.calibration;

import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.SviSabr;
import java.util.EnumSet;
import java.util.Set;

/**
 * Fits raw SVI to one expiry: from the SVI-SABR fit, a quasi-explicit search over (m, σ) (De Marco &amp; Martini
 * 2009), then Levenberg–Marquardt in coordinates whose bounds are the model's constraints. A grid of starts is tried only
 * where the answer fails a check. A fit with butterfly arbitrage is moved to the nearest without.
 */
public final class RawSviCalibrator {

    /** As many quotes as parameters. */
    public static final int FEWEST_QUOTES = 5;

    private static final double LEE = Math.sqrt(2);
    /** Of the least total variance at the quotes, for V. */
    private static final double LEAST_SHARE = 1e-6;
    /** In spans of the quotes, for σ. */
    private static final double NARROWEST = 1e-3;

    private static final double WIDEST = 10;

    /** By which share another start has to be better. */
    private static final double GAIN = 1e-6;

    /** How errors are weighed. */
    public enum Errors {
        /** Soft-L1, then Tukey's biweight: gross errors do not count. */
        ROBUST,
        /** Least squares: every quote counts. */
        LEAST_SQUARES
    }

    private final SmileQuotes quotes;
    private final Errors errors;
    private final RawSviObjective objective;
    private final ResidualScale scales;
    private final LevenbergMarquardt solver;
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
     * Fits a slice. Where there are fewer quotes than parameters, or they do not identify the wings, the SVI-SABR fit itself
     * is the answer, flagged.
     *
     * @param start the SVI-SABR fit of the same quotes
     */
    public static Calibration<RawSvi> fit(SmileQuotes quotes, Calibration<SviSabr> start, Errors errors) {
        SviSabr smile = start.smile();
        if (smile == null) {
            return Calibration.rejected("no SVI-SABR fit to start from");
        }
        if (quotes.size() >= FEWEST_QUOTES && !start.flags().contains(FitFlag.WINGS_NOT_IDENTIFIED)) {
            return new RawSviCalibrator(quotes, errors).fit(smile);
        }
        Set<FitFlag> flags = EnumSet.of(FitFlag.FROM_SVI_SABR);
        double[] unknown = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        return new Calibration<>(smile.raw(), unknown, start.errors(), start.repairVolBp(), flags, "");
    }

    private Calibration<RawSvi> fit(SviSabr start) {
        RawSviStart starts = new RawSviStart(quotes, objective, scales, errors == Errors.ROBUST, low, high);
        RawSviObjective.fill(start.raw(), p);
        starts.near(p);
        boolean converged = minimise(p);
        if (!converged || !sane()) {
            converged = restart(starts, converged);
        }
        if (!converged) {
            flags.add(FitFlag.STOPPED_SHORT);
        }
        double[] standardErrors = standardErrors();
        RawSvi best = RawSviObjective.smile(p, quotes.timeToExpiryYears());
        RawSvi free = Butterfly.free(best) ? best : repaired(start);
        double off = quotes.errorNearForward(free);
        if (!(off <= SviSabrCalibrator.FARTHEST)) {
            return Calibration.rejected(
                    "raw SVI is " + Math.round(100 * off) + " % off the quotes nearest the forward, at most "
                            + Math.round(100 * SviSabrCalibrator.FARTHEST) + " % are allowed");
        }
        double moved = FitErrors.distanceVolBp(best, free, quotes);
        return new Calibration<>(free, standardErrors, FitErrors.of(free, quotes), moved, flags, "");
    }

    private boolean minimise(double[] p) {
        if (errors == Errors.ROBUST) {
            return RobustFit.minimise(objective, solver, scales, p);
        }
        objective.scale = scales.unknown(1);
        return solver.minimise(p);
    }

    /** Near the quotes at the money, with its bend among the quotes. */
    private boolean sane() {
        double[] k = quotes.logMoneyness();
        boolean among = p[RawSviObjective.M] >= k[0] && p[RawSviObjective.M] <= k[k.length - 1];
        return among
                && quotes.errorNearForward(RawSviObjective.smile(p, quotes.timeToExpiryYears()))
                        <= SviSabrCalibrator.FARTHEST;
    }

    /** Takes the fit that starts at the best of a grid where it is the lower one; whether what is taken converged. */
    private boolean restart(RawSviStart starts, boolean firstConverged) {
        double[] other = p.clone();
        starts.anywhere(other);
        boolean otherConverged = minimise(other);
        // Both under one loss: each has ended with a scale of its own.
        if (errors == Errors.ROBUST) {
            objective.loss = RobustLoss.SOFT_L1;
            objective.scale = scales.of(objective.absoluteResiduals(p), objective.n);
        }
        if (objective.cost(other) >= objective.cost(p) * (1 - GAIN)) {
            return firstConverged;
        }
        flags.add(FitFlag.RESTARTED);
        System.arraycopy(other, 0, p, 0, p.length);
        return otherConverged;
    }

    /** The fit without butterfly arbitrage, from the best one or, where that fails, from SVI-SABR, which has none. */
    private RawSvi repaired(SviSabr start) {
        flags.add(FitFlag.REPAIRED);
        // Tukey's loss would leave out the quotes that the repair moves away from.
        objective.loss = errors == Errors.ROBUST ? RobustLoss.SOFT_L1 : RobustLoss.SQUARE;
        double[] repaired = p.clone();
        if (!new ButterflyRepair(quotes, objective, low, high).repair(repaired)) {
            RawSviObjective.fill(start.raw(), repaired);
            if (!new ButterflyRepair(quotes, objective, low, high).repair(repaired)) {
                flags.add(FitFlag.FROM_SVI_SABR);
                return start.raw();
            }
        }
        return RawSviObjective.smile(repaired, quotes.timeToExpiryYears());
    }

    /** Of a, b, ρ, m, σ by the delta method from s²(J′WJ)⁻¹. */
    private double[] standardErrors() {
        objective.linearise(p);
        int free = 0;
        for (int j = 0; j < 5; j++) {
            free += p[j] > low[j] && p[j] < high[j] ? 1 : 0;
        }
        double variance = objective.weightedSquares / (objective.weightSum - free);
        double l = p[RawSviObjective.L];
        double r = p[RawSviObjective.R];
        double sigma = Math.exp(p[RawSviObjective.LN_SIGMA]);
        double square = (l * l + r * r) * (l * l + r * r);
        return new double[] {
            solver.deviation(variance, p, new double[] {1, -sigma * r, -sigma * l, 0, -sigma * l * r}),
            solver.deviation(variance, p, new double[] {0, l, r, 0, 0}),
            solver.deviation(variance, p, new double[] {0, -4 * l * r * r / square, 4 * r * l * l / square, 0, 0}),
            solver.deviation(variance, p, new double[] {0, 0, 0, 1, 0}),
            solver.deviation(variance, p, new double[] {0, 0, 0, 0, sigma})
        };
    }
}
