package io.plimsoll.surface;

import io.plimsoll.math.Quantiles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fits an SVI-SABR slice to the out-of-the-money volatilities of one expiry.
 *
 * <p>Residuals are Δσ·vega ÷ half-spread, the half-spread floored at half its median; without quotes Δσ·vega. From an explicit
 * start ({@link SliceStart}) Levenberg–Marquardt runs in (ln α, ln(ν/α), atanh ρ), first on the soft-L1 loss, then on Tukey's
 * biweight with c = 4.685, in units of a MAD scale, so that a tenth of grossly wrong quotes does little harm.
 *
 * <p>With fewer than five strikes, fewer than two on a side, or strikes that span less than one standard deviation, ν and ρ
 * are not identified. Nor are they where the smile has no positive curvature: the fit then runs to |ρ| = 1 or ν = 0. In both
 * cases they are held at a prior, only α is fitted, with the quotes near the forward, and the result says so. A fit that does
 * not converge, or an α beyond its bound, is rejected with its values.
 */
public final class SviSabrCalibrator {

    /** Strikes that ν and ρ need at least. */
    public static final int STRIKES_FOR_WINGS = 5;

    private static final int STRIKES_A_SIDE = 2;
    private static final double HIGHEST_ALPHA = 10;
    private static final double HIGHEST_NU_ROOT_T = 20;
    private static final double LOWEST_NU_ROOT_T = 1e-3;
    private static final double HIGHEST_RHO = 0.999;
    /** The scale's floor: a volatility basis point without quotes, a twentieth of a half-spread with. */
    private static final double SCALE_FLOOR = 1e-4;

    private static final double SPREAD_SCALE_FLOOR = 0.05;

    private SviSabrCalibrator() {}

    /**
     * The slice that fits the quotes.
     *
     * @param quotes by rising strike, with positive volatilities and vegas
     * @param timeToExpiryYears T, &gt; 0
     * @param prior what ν and ρ are held at where they are not identified
     * @param minStrikes quotes that a fit of α needs at least
     * @return the parameters, or a rejection
     */
    public static Calibration calibrate(SliceQuotes quotes, double timeToExpiryYears, WingPrior prior, int minStrikes) {
        if (quotes.size() < minStrikes || quotes.size() == 0) {
            return Calibration.rejected(quotes.size() + " usable strikes < " + minStrikes);
        }
        double[] weights = weights(quotes);
        double floor = hasSpread(quotes) ? SPREAD_SCALE_FLOOR : SCALE_FLOOR;
        if (wingsIdentified(quotes, timeToExpiryYears)) {
            Calibration full = fitAll(quotes, weights, floor, timeToExpiryYears, prior);
            if (full != null) {
                return full;
            }
        }
        return fitAlpha(quotes, weights, floor, timeToExpiryYears, prior);
    }

    /** Whether the strikes can tell ν and ρ: five of them, two on either side, spanning one standard deviation. */
    static boolean wingsIdentified(SliceQuotes quotes, double timeToExpiryYears) {
        double[] k = quotes.logMoneyness();
        long puts = Arrays.stream(k).filter(m -> m < 0).count();
        long calls = Arrays.stream(k).filter(m -> m > 0).count();
        return k.length >= STRIKES_FOR_WINGS
                && Math.min(puts, calls) >= STRIKES_A_SIDE
                && k[k.length - 1] - k[0] >= volNearForward(quotes) * Math.sqrt(timeToExpiryYears);
    }

    /** The volatility of the quote with the smallest |k|. */
    static double volNearForward(SliceQuotes quotes) {
        int nearest = 0;
        for (int i = 1; i < quotes.size(); i++) {
            if (Math.abs(quotes.logMoneyness()[i]) < Math.abs(quotes.logMoneyness()[nearest])) {
                nearest = i;
            }
        }
        return quotes.vols()[nearest];
    }

    /** All three parameters, or null where the smile has no such shape and ν or ρ runs to its bound. */
    private static @Nullable Calibration fitAll(
            SliceQuotes quotes, double[] weights, double floor, double years, WingPrior prior) {
        SliceObjective objective = new SliceObjective(quotes.logMoneyness(), quotes.vols(), weights);
        LevenbergMarquardt search = new LevenbergMarquardt(objective);
        double[] p = new double[3];
        new SliceStart(quotes.logMoneyness(), quotes.vols(), weights)
                .fill(p, volNearForward(quotes), prior.nuRootT() / Math.sqrt(years));
        search.minimise(p, RobustLoss.SOFT_L1, objective.scale(p, 3, floor));
        double scale = objective.scale(p, 3, floor);
        boolean converged = search.minimise(p, RobustLoss.TUKEY, scale);
        if (!withinBounds(p, years)) {
            return null;
        }
        if (!converged) {
            return Calibration.rejected("the fit did not converge: " + values(p, quotes));
        }
        objective.linearise(p, RobustLoss.TUKEY, scale);
        SviSabr slice = slice(p, years);
        return accepted(quotes, slice, standardErrors(objective, slice), true);
    }

    private static Calibration fitAlpha(
            SliceQuotes quotes, double[] weights, double floor, double years, WingPrior prior) {
        double nearForward = volNearForward(quotes);
        SliceObjective objective = new SliceObjective(
                quotes.logMoneyness(), quotes.vols(), nearTheForward(weights, quotes, nearForward * Math.sqrt(years)));
        LevenbergMarquardt search = new LevenbergMarquardt(objective);
        double[] p = {Math.log(nearForward), 0, 0.5 * Math.log((1 + prior.rho()) / (1 - prior.rho()))};
        p[1] = Math.log(prior.nuRootT() / Math.sqrt(years)) - p[0];
        search.minimiseAlpha(p, RobustLoss.SOFT_L1, objective.scale(p, 1, floor));
        double scale = objective.scale(p, 1, floor);
        boolean converged = search.minimiseAlpha(p, RobustLoss.SOFT_L1, scale);
        if (!converged || !withinBounds(p, years)) {
            return Calibration.rejected((converged ? "alpha must be < " + HIGHEST_ALPHA : "the fit did not converge")
                    + ": " + values(p, quotes));
        }
        objective.linearise(p, RobustLoss.SOFT_L1, scale);
        SviSabr slice = slice(p, years);
        return accepted(quotes, slice, alphaError(objective, slice), false);
    }

    /** With the wings held at a prior, quotes count less away from the forward: half at 1.2 standard deviations. */
    private static double[] nearTheForward(double[] weights, SliceQuotes quotes, double deviation) {
        double[] near = new double[weights.length];
        for (int i = 0; i < near.length; i++) {
            double d = quotes.logMoneyness()[i] / deviation;
            near[i] = weights[i] * Math.exp(-0.5 * d * d);
        }
        return near;
    }

    private static boolean withinBounds(double[] p, double years) {
        double nuRootT = Math.exp(p[0] + p[1]) * Math.sqrt(years);
        return Math.exp(p[0]) < HIGHEST_ALPHA
                && nuRootT > LOWEST_NU_ROOT_T
                && nuRootT < HIGHEST_NU_ROOT_T
                && Math.abs(Math.tanh(p[2])) < HIGHEST_RHO;
    }

    private static String values(double[] p, SliceQuotes quotes) {
        return "alpha " + Math.exp(p[0]) + ", nu " + Math.exp(p[0] + p[1]) + ", rho " + Math.tanh(p[2]) + " on "
                + quotes.size() + " strikes";
    }

    private static SviSabr slice(double[] p, double years) {
        return new SviSabr(Math.exp(p[0]), Math.exp(p[0] + p[1]), Math.tanh(p[2]), years);
    }

    private static Calibration accepted(SliceQuotes quotes, SviSabr slice, double[] errors, boolean identified) {
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < quotes.size(); i++) {
            double error = slice.vol(quotes.logMoneyness()[i]) - quotes.vols()[i];
            squares += error * error;
            largest = Math.max(largest, Math.abs(error));
        }
        return new Calibration(slice, errors, 1e4 * Math.sqrt(squares / quotes.size()), 1e4 * largest, identified, "");
    }

    /** By the delta method from s²(J′WJ)⁻¹ with s² = Σwu²/(Σw − 3). */
    private static double[] standardErrors(SliceObjective objective, SviSabr slice) {
        double variance = objective.weightedSquares / (objective.weightSum - 3);
        if (!(variance >= 0)) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN};
        }
        double rho = slice.rho();
        return new double[] {
            slice.alpha() * deviation(objective, variance, 1, 0, 0),
            slice.nu() * deviation(objective, variance, 1, 1, 0),
            (1 - rho * rho) * deviation(objective, variance, 0, 0, 1)
        };
    }

    /** √(s² c′(J′WJ)⁻¹c). */
    private static double deviation(SliceObjective objective, double variance, double c0, double c1, double c2) {
        double[] c = {c0, c1, c2};
        double[] solved = new double[3];
        if (!Symmetric3.solve(objective.normal, c, solved)) {
            return Double.NaN;
        }
        return Math.sqrt(variance * (c0 * solved[0] + c1 * solved[1] + c2 * solved[2]));
    }

    private static double[] alphaError(SliceObjective objective, SviSabr slice) {
        double variance = objective.weightedSquares / (objective.weightSum - 1);
        double curvature = LevenbergMarquardt.alphaCurvature(objective.normal);
        double error = variance >= 0 ? slice.alpha() * Math.sqrt(variance / curvature) : Double.NaN;
        return new double[] {error, Double.NaN, Double.NaN};
    }

    private static boolean hasSpread(SliceQuotes quotes) {
        return Arrays.stream(quotes.halfSpreadVols()).anyMatch(s -> s > 0);
    }

    /** vega ÷ half-spread in price, or vega ÷ the largest vega where there are no quotes. */
    private static double[] weights(SliceQuotes quotes) {
        double[] vegas = quotes.vegas();
        double[] halfSpreads = new double[quotes.size()];
        Arrays.setAll(halfSpreads, i -> quotes.halfSpreadVols()[i] * vegas[i]);
        double[] known = Arrays.stream(halfSpreads).filter(s -> s > 0).toArray();
        double largestVega = Arrays.stream(vegas).max().orElse(1);
        double typical = known.length > 0 ? Quantiles.median(known) : largestVega;
        double[] weights = new double[quotes.size()];
        for (int i = 0; i < weights.length; i++) {
            double divisor = halfSpreads[i] > 0 ? Math.max(halfSpreads[i], 0.5 * typical) : typical;
            weights[i] = vegas[i] / divisor;
        }
        return weights;
    }
}
