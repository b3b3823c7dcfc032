package io.plimsoll.pricing;

import io.plimsoll.market.OptionRight;

/**
 * Black implied volatility. Solved for s = σ√T on the out-of-the-money price b(x, s): under the inflection point
 * s = √(2|x|) by Halley steps on 1/ln b, above it on ln(e^(x/2) − b) or b itself; these are the transformations of Jäckel,
 * "Let's Be Rational" (2015), in which the function is nearly linear. A bracket catches a step that leaves it.
 */
public final class ImpliedVol {

    private static final int MOST_STEPS = 60;

    private ImpliedVol() {}

    /**
     * The volatility a year, decimal; NaN where no volatility gives the price (at or below intrinsic value, at or above
     * the forward of a call or the strike of a put).
     *
     * @param price not discounted, price units
     */
    public static double of(OptionRight right, double price, double forward, double strike, double years) {
        double intrinsic = Math.max(0, right.sign() * (forward - strike));
        if (!(price < (right == OptionRight.CALL ? forward : strike))) {
            return Double.NaN;
        }
        double x = -Math.abs(Math.log(forward / strike));
        double normalised = (price - intrinsic) / Math.sqrt(forward * strike);
        return solve(normalised, x) / Math.sqrt(years);
    }

    private static double solve(double price, double x) {
        double most = Math.exp(0.5 * x);
        if (!(price > 0) || !(price < most)) {
            return Double.NaN;
        }
        double inflection = Math.sqrt(-2 * x);
        boolean low = price < Black.outOfTheMoney(x, inflection);
        double from = low ? 0 : inflection;
        double to = low ? inflection : 2;
        while (!low && Black.outOfTheMoney(x, to) < price) {
            from = to;
            to *= 2;
        }
        double s = low ? inflection : Math.max(inflection, Math.min(to, price * Math.sqrt(2 * Math.PI)));
        s = s > from && s < to ? s : 0.5 * (from + to);
        for (int i = 0; i < MOST_STEPS; i++) {
            double value = Black.outOfTheMoney(x, s);
            if (value > price) {
                to = s;
            } else {
                from = s;
            }
            double next = s - step(price, value, x, s, most, low);
            if (!(next > from && next < to)) {
                next = Math.abs(next - s) < 1e-14 * s ? s : 0.5 * (from + to);
            }
            if (Math.abs(next - s) <= 2e-16 * s || to - from <= 2e-16 * s) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** Halley's step Δ = ν·2/(2 − ν·f″/f′), ν = f/f′, for the transformed objective f. */
    private static double step(double price, double value, double x, double s, double most, boolean low) {
        double vega = Black.outOfTheMoneyVega(x, s);
        double h = x / s;
        double bend = h * h / s - 0.25 * s;
        double newton;
        double ratio;
        if (low) {
            double ln = Math.log(value);
            if (!(value > 0)) {
                return -s;
            }
            double slope = -vega / (value * ln * ln);
            newton = (1 / ln - 1 / Math.log(price)) / slope;
            ratio = bend - vega / value * (1 + 2 / ln);
        } else if (price > 0.5 * most) {
            double left = most - value;
            newton = -Math.log(left / (most - price)) * left / vega;
            ratio = bend + vega / left;
        } else {
            newton = (value - price) / vega;
            ratio = bend;
        }
        double halley = newton / (1 - 0.5 * newton * ratio);
        return Double.isFinite(halley) && halley * newton > 0 ? halley : newton;
    }
}
