package io.plimsoll.surface;

import io.plimsoll.math.Quantiles;
import java.util.Arrays;

/**
 * Fits an SVI-SABR slice to the out-of-the-money volatilities of one expiry.
 *
 * <p>Residuals are Δσ·vega ÷ half-spread, the half-spread floored at half its median; without quotes Δσ·vega. From an explicit
 * start ({@link SliceStart}) Levenberg–Marquardt runs in (ln α, ln(ν/α), atanh ρ), first on the soft-L1 loss, then on Tukey's
 * biweight with c = 4.685, in units of a MAD scale, so that a tenth of grossly wrong quotes does little harm.
 *
 * <p>With fewer than five strikes, fewer than two on a side, or strikes that span less than one standard deviation, ν and ρ
 * are not identified: they are held at a prior, only α is fitted, and the result says so. A fit that does not converge, or ends
 * on its bounds, is rejected with its values.
 */
public final class SviSabrCalibrator {

    /** Strikes that ν and ρ need at least. */
    public static final int STRIKES_FOR_WINGS = 5;

    private static final int STRIKES_A_SIDE = 2;
    private static final double HIGHEST_ALPHA = 10;
    private static final double HIGHEST_NU_ROOT_T = 20;
    private static final double LOWEST_NU_ROOT_T = 1e-3;
    private static final double HIGHEST_RHO = 0.999;
    /** The scale's floor: a tenth of a volatility basis point without quotes, a twentieth of a half-spread with. */
    private static final double SCALE_FLOOR = 1e-5;

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
        boolean identified = wingsIdentified(quotes, timeToExpiryYears);
        double[] weights = weights(quotes);
        double floor = hasSpread(quotes) ? SPREAD_SCALE_FLOOR : SCALE_FLOOR;
        SliceObjective objective = new SliceObjective(quotes.logMoneyness(), quotes.vols(), weights);
        double priorNu = prior.nuRootT() / Math.sqrt(timeToExpiryYears);
        double[] p = new double[3];
        boolean converged;
        if (identified) {
            new SliceStart(quotes.logMoneyness(), quotes.vols(), weights).fill(p, volNearForward(quotes), priorNu);
            converged = fitAll(objective, p, floor);
        } else {
            p[0] = Math.log(volNearForward(quotes));
            p[1] = Math.log(priorNu) - p[0];
            p[2] = atanh(prior.rho());
            converged = fitAlpha(objective, p, floor);
        }
        return result(quotes, objective, p, timeToExpiryYears, identified, converged);
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

    private static boolean fitAll(SliceObjective objective, double[] p, double floor) {
        LevenbergMarquardt search = new LevenbergMarquardt(objective);
        double scale = objective.scale(p, 3, floor);
        search.minimise(p, RobustLoss.SOFT_L1, scale);
        scale = objective.scale(p, 3, floor);
        boolean converged = search.minimise(p, RobustLoss.TUKEY, scale);
        objective.linearise(p, RobustLoss.TUKEY, scale);
        return converged;
    }

    private static boolean fitAlpha(SliceObjective objective, double[] p, double floor) {
        LevenbergMarquardt search = new LevenbergMarquardt(objective);
        double scale = objective.scale(p, 1, floor);
        boolean converged = search.minimiseAlpha(p, RobustLoss.SOFT_L1, scale);
        scale = objective.scale(p, 1, floor);
        converged &= search.minimiseAlpha(p, RobustLoss.SOFT_L1, scale);
        objective.linearise(p, RobustLoss.SOFT_L1, scale);
        return converged;
    }

    private static Calibration result(
            SliceQuotes quotes,
            SliceObjective objective,
            double[] p,
            double years,
            boolean identified,
            boolean converged) {
        double alpha = Math.exp(p[0]);
        double nu = Math.exp(p[0] + p[1]);
        double rho = Math.tanh(p[2]);
        String values = "alpha " + alpha + ", nu " + nu + ", rho " + rho + " on " + quotes.size() + " strikes";
        double nuRootT = nu * Math.sqrt(years);
        if (!(alpha < HIGHEST_ALPHA)
                || !(nuRootT > LOWEST_NU_ROOT_T && nuRootT < HIGHEST_NU_ROOT_T)
                || !(Math.abs(rho) < HIGHEST_RHO)) {
            return Calibration.rejected("the fit left its bounds (alpha < " + HIGHEST_ALPHA + ", nu sqrt(T) in ("
                    + LOWEST_NU_ROOT_T + ", " + HIGHEST_NU_ROOT_T + "), |rho| < " + HIGHEST_RHO + "): " + values);
        }
        if (!converged) {
            return Calibration.rejected("the fit did not converge: " + values);
        }
        SviSabr slice = new SviSabr(alpha, nu, rho, years);
        double[] errors = identified ? standardErrors(objective, slice) : alphaError(objective, slice);
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
        double[] n = objective.normal;
        double variance = objective.weightedSquares / (objective.weightSum - 1);
        double error = variance >= 0 ? slice.alpha() * Math.sqrt(variance / (n[0] - 2 * n[1] + n[3])) : Double.NaN;
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

    private static double atanh(double rho) {
        return 0.5 * Math.log((1 + rho) / (1 - rho));
    }
}
