package io.plimsoll.surface.calibration;

import io.plimsoll.surface.arbitrage.ButterflyBound;
import io.plimsoll.surface.model.SviSabr;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fits SVI-SABR to one expiry: an explicit start, then Levenberg–Marquardt in (ln α, ln(ν/α), atanh ρ), robustly with a soft-L1
 * loss, then with Tukey's, whose scale is the median absolute residual. A best fit with butterfly arbitrage is replaced by the best
 * one on the exact bound. Where the quotes do not identify the wings, ν and ρ are held at a prior, or drawn to the day before,
 * and that is flagged.
 */
public final class SviSabrCalibrator {

    /** Steepest correlation that a fit may have: smiles without curvature drive ρ to ±1, where it stops to mean anything. */
    public static final double GREATEST_RHO = 0.995;

    /** Of the volatility at the money against the quotes there. */
    static final double FARTHEST = 0.2;

    private static final double LEAST_ALPHA = 1e-4;
    private static final double GREATEST_ALPHA = 20;
    private static final double LEAST_NU_ROOT_T = 1e-3;
    private static final double GREATEST_NU_ROOT_T = 20;
    private static final int LEVEL_PASSES = 8;
    /** Of ln(ν/α) and atanh ρ from one day to the next, where nothing else is known. */
    private static final double DAILY_CHANGE = 0.2;
    /** What a volatility is taken to be known to where nothing says it: half a volatility point. */
    private static final double UNKNOWN_ERROR = 0.005;

    private final SmileQuotes quotes;
    private final SviSabrObjective objective;
    private final ResidualScale scales;
    private final double[] p = new double[3];
    private final double[] low = new double[3];
    private final double[] high = new double[3];
    private final Set<FitFlag> flags = EnumSet.noneOf(FitFlag.class);

    private SviSabrCalibrator(SmileQuotes quotes) {
        this.quotes = quotes;
        this.objective = new SviSabrObjective(quotes);
        this.scales = new ResidualScale(quotes);
        fillBounds(quotes, low, high);
    }

    /** Of (ln α, ln(ν/α), atanh ρ). */
    static void fillBounds(SmileQuotes quotes, double[] low, double[] high) {
        double rootT = Math.sqrt(quotes.timeToExpiryYears());
        double level = Math.max(LEAST_ALPHA, Math.min(GREATEST_ALPHA, quotes.volNearForward()));
        double steepest = 0.5 * Math.log((1 + GREATEST_RHO) / (1 - GREATEST_RHO));
        low[0] = Math.log(LEAST_ALPHA);
        high[0] = Math.log(GREATEST_ALPHA);
        low[1] = Math.log(LEAST_NU_ROOT_T / (level * rootT));
        high[1] = Math.log(GREATEST_NU_ROOT_T / (level * rootT));
        low[2] = -steepest;
        high[2] = steepest;
    }

    /**
     * Fits a slice.
     *
     * @param prior of the wings, for quotes that do not identify them
     * @param dayBefore the slice of the day before nearest in time to expiry, which such quotes are drawn to; null for the prior
     */
    public static Calibration<SviSabr> fit(
            SmileQuotes quotes, WingPrior prior, @Nullable SviSabr dayBefore, Errors errors) {
        String fault = quotes.fault(1);
        return fault.isEmpty()
                ? new SviSabrCalibrator(quotes).fit(prior, dayBefore, errors)
                : Calibration.rejected(fault);
    }

    private Calibration<SviSabr> fit(WingPrior prior, @Nullable SviSabr dayBefore, Errors errors) {
        LevenbergMarquardt solver = new LevenbergMarquardt(objective, low, high);
        boolean converged =
                quotes.identifyWings() ? all(solver, prior, errors) : unidentified(solver, prior, dayBefore);
        if (!converged) {
            return Calibration.rejected("SVI-SABR found no minimum for " + quotes.size() + " strikes");
        }
        if (p[0] <= low[0] || p[0] >= high[0]) {
            return Calibration.rejected("SVI-SABR's at-the-money volatility ran to its bound "
                    + (p[0] <= low[0] ? LEAST_ALPHA : GREATEST_ALPHA));
        }
        flagBounds();
        double[] standardErrors = standardErrors(solver);
        SviSabr best = SviSabrObjective.smile(p, quotes.timeToExpiryYears());
        SviSabr repaired = ButterflyBound.free(best) ? best : onBound();
        if (repaired == null) {
            return Calibration.rejected("SVI-SABR has butterfly arbitrage, psi " + best.psi() + " over the greatest "
                    + ButterflyBound.greatestPsi(best.theta(), best.rho()) + ", and no minimum was found without");
        }
        double off = quotes.errorNearForward(repaired);
        if (!(off <= FARTHEST)) {
            return Calibration.rejected(
                    "SVI-SABR is " + Math.round(100 * off) + " % off the quotes nearest the forward, at most "
                            + Math.round(100 * FARTHEST) + " % are allowed");
        }
        double moved = flags.contains(FitFlag.REPAIRED) ? FitErrors.distanceVolBp(best, repaired, quotes) : 0;
        return new Calibration<>(repaired, standardErrors, FitErrors.of(repaired, quotes), moved, flags, "");
    }

    private boolean all(LevenbergMarquardt solver, WingPrior prior, Errors errors) {
        new SviSabrStart(quotes)
                .fill(p, quotes.volNearForward(), prior.nuRootT() / Math.sqrt(quotes.timeToExpiryYears()));
        if (errors == Errors.ROBUST) {
            return RobustFit.minimise(objective, solver, scales, p);
        }
        objective.scale = scales.unknown(1);
        return solver.minimise(p);
    }

    private boolean unidentified(LevenbergMarquardt solver, WingPrior prior, @Nullable SviSabr dayBefore) {
        flags.add(FitFlag.WINGS_NOT_IDENTIFIED);
        objective.loss = RobustLoss.SOFT_L1;
        objective.scale = scales.unknown(UNKNOWN_ERROR);
        p[0] = Math.log(quotes.volNearForward());
        if (dayBefore == null) {
            return level(solver, prior);
        }
        flags.add(FitFlag.WINGS_FROM_DAY_BEFORE);
        p[1] = Math.log(dayBefore.nu() / dayBefore.alpha());
        p[2] = SviSabrStart.atanh(dayBefore.rho());
        objective.draw(p[1], p[2], 1 / DAILY_CHANGE);
        return solver.minimise(p);
    }

    /** α alone, for the prior's ν and ρ; ν/α follows α in a few passes. */
    private boolean level(LevenbergMarquardt solver, WingPrior prior) {
        double lnNu = Math.log(prior.nuRootT()) - 0.5 * Math.log(quotes.timeToExpiryYears());
        low[2] = SviSabrStart.atanh(prior.rho());
        high[2] = low[2];
        boolean converged = false;
        for (int i = 0; i < LEVEL_PASSES; i++) {
            low[1] = lnNu - p[0];
            high[1] = low[1];
            double before = p[0];
            converged = solver.minimise(p);
            if (Math.abs(p[0] - before) < 1e-12) {
                break;
            }
        }
        return converged;
    }

    private void flagBounds() {
        boolean free = low[1] < high[1];
        if (free && (p[2] <= low[2] || p[2] >= high[2])) {
            flags.add(FitFlag.RHO_AT_BOUND);
        }
        if (free && (p[1] <= low[1] || p[1] >= high[1])) {
            flags.add(FitFlag.NU_AT_BOUND);
        }
    }

    /** Of α, ν, ρ by the delta method from s²(J′WJ)⁻¹. */
    private double[] standardErrors(LevenbergMarquardt solver) {
        int free = 0;
        for (int j = 0; j < 3; j++) {
            free += p[j] > low[j] && p[j] < high[j] ? 1 : 0;
        }
        double variance = objective.information(p, free);
        double alpha = Math.exp(p[0]);
        double rho = Math.tanh(p[2]);
        return new double[] {
            solver.deviation(variance, p, new double[] {alpha, 0, 0}),
            solver.deviation(variance, p, new double[] {alpha * Math.exp(p[1]), alpha * Math.exp(p[1]), 0}),
            solver.deviation(variance, p, new double[] {0, 0, 1 - rho * rho})
        };
    }

    private @Nullable SviSabr onBound() {
        flags.add(FitFlag.REPAIRED);
        SviSabrBoundObjective bound = new SviSabrBoundObjective(objective, quotes.timeToExpiryYears());
        double[] q = {p[0], p[2]};
        double[] least = {low[0], low[2]};
        double[] greatest = {high[0], high[2]};
        bound.fill(q, p);
        // Soft-L1 with the scale there: what Tukey's loss left out in the best fit is not what lies far from the bound.
        objective.loss = RobustLoss.SOFT_L1;
        objective.scale = scales.of(objective.absoluteResiduals(p), objective.n);
        boolean converged = new LevenbergMarquardt(bound, least, greatest).minimise(q);
        bound.fill(q, p);
        return converged && Double.isFinite(p[1]) ? SviSabrObjective.smile(p, quotes.timeToExpiryYears()) : null;
    }
}
