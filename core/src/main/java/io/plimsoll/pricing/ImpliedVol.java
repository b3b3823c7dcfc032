package io.plimsoll.pricing;

import io.plimsoll.market.OptionRight;
import io.plimsoll.math.Normal;

/**
 * The Black-76 volatility of a price, to about 1e-14 relative for out-of-the-money prices.
 *
 * <p>The price is made out of the money and unit-free ({@link NormalisedBlack}), b(x, s) = β is solved for s = σ√T. Below
 * the inflection point s = √(2|x|) the objective is 1/ln b − 1/ln β, nearly linear in s² for small prices; above it, b − β
 * or, for prices over half of the largest, ln((bₘₐₓ − b)/(bₘₐₓ − β)). The start is exact at the inflection point and has the
 * right asymptote on either side; Householder's method of third order then needs two or three steps, guarded by a bracket.
 * After P. Jäckel, "Let's Be Rational", Wilmott 75 (2015), 40–53, from the paper; the starts and stopping rule are our own.
 */
public final class ImpliedVol {

    private static final int MAX_ITERATIONS = 40;
    /** The method is of fourth order: after a relative step this small the error is under 1e-16. */
    private static final double LAST_STEP = 1e-5;

    private static final double ROOT_THREE = Math.sqrt(3);
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private ImpliedVol() {}

    /**
     * The volatility a year at which Black's formula gives the price.
     *
     * @param undiscountedPrice price ÷ discount factor, in price units
     * @return the volatility, decimal; NaN where none exists: a price not above intrinsic value, or not below F (call) or K
     *     (put), or NaN
     * @throws IllegalArgumentException unless F &gt; 0, K &gt; 0 and T &gt; 0
     */
    public static double of(
            OptionRight right, double undiscountedPrice, double forward, double strike, double timeToExpiryYears) {
        if (!(forward > 0) || !(strike > 0) || !(timeToExpiryYears > 0)) {
            throw new IllegalArgumentException("an implied volatility needs F > 0, K > 0 and T > 0, was F " + forward
                    + ", K " + strike + ", T " + timeToExpiryYears);
        }
        double intrinsic = Math.max(right.sign() * (forward - strike), 0);
        double beta = (undiscountedPrice - intrinsic) / Math.sqrt(forward) / Math.sqrt(strike);
        double x = -Math.abs(Math.log(forward / strike));
        return normalised(x, beta) / Math.sqrt(timeToExpiryYears);
    }

    /** s with b(x, s) = β, or NaN where there is none. */
    static double normalised(double x, double beta) {
        double maximum = Math.exp(0.5 * x);
        if (!(beta > 0) || !(beta < maximum)) {
            return Double.NaN;
        }
        double inflection = Math.sqrt(-2 * x);
        double priceThere = inflection > 0 ? NormalisedBlack.price(x, inflection) : 0;
        if (beta < priceThere) {
            return below(x, beta, inflection, priceThere);
        }
        return above(x, beta, inflection, priceThere, maximum);
    }

    private static double below(double x, double beta, double inflection, double priceThere) {
        double lambda = Math.log(beta);
        double s = startBelow(x, beta, priceThere);
        double lowest = 0;
        double highest = inflection;
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double d = NormalisedBlack.priceOverVega(x, s);
            double l = NormalisedBlack.logVega(x, s) + Math.log(d);
            if (l > lambda) {
                highest = s;
            } else {
                lowest = s;
            }
            double l1 = 1 / d;
            double b2 = secondOverFirst(x, s);
            double b3 = thirdOverFirst(x, s, b2);
            double newton = l / lambda * (lambda - l) * d;
            double h2 = b2 - l1 - 2 * l1 / l;
            double h3 = b3 - 3 * b2 * l1 + 2 * l1 * l1 - 6 * (b2 - l1) * l1 / l + 6 * l1 * l1 / (l * l);
            double next = guarded(s, householder(newton, h2, h3), lowest, highest);
            if (Math.abs(next - s) <= LAST_STEP * next) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** Φ(−|x|/(√3 s))³ is proportional to b as s → 0 (Jäckel 2015); here it is scaled to meet b at the inflection. */
    private static double startBelow(double x, double beta, double priceThere) {
        double there = Normal.cdf(-Math.sqrt(-x / 6));
        double z = Normal.quantile(there * Math.cbrt(beta / priceThere));
        return -x / (ROOT_THREE * -z);
    }

    private static double above(double x, double beta, double inflection, double priceThere, double maximum) {
        boolean nearMaximum = beta > 0.5 * maximum;
        double logDistance = Math.log(maximum - beta);
        double s = startAbove(beta, inflection, priceThere, maximum);
        double lowest = inflection;
        double highest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double vega = NormalisedBlack.vega(x, s);
            double b2 = secondOverFirst(x, s);
            double b3 = thirdOverFirst(x, s, b2);
            double step;
            if (nearMaximum) {
                double distance = NormalisedBlack.distanceFromMaximum(x, s);
                double q = vega / distance;
                step = householder((Math.log(distance) - logDistance) / q, b2 + q, b3 + 3 * b2 * q + 2 * q * q);
            } else {
                step = householder((beta - NormalisedBlack.price(x, s)) / vega, b2, b3);
            }
            if (step < 0) {
                highest = s;
            } else {
                lowest = s;
            }
            double next = guarded(s, step, lowest, highest);
            if (Math.abs(next - s) <= LAST_STEP * next) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** bₘₐₓ − b behaves like Φ(−s/2), exactly so at x = 0; scaled to meet b at the inflection. b ≤ s/√(2π) bounds s below. */
    private static double startAbove(double beta, double inflection, double priceThere, double maximum) {
        double there = Normal.cdf(-0.5 * inflection);
        double p = there * (maximum - beta) / (maximum - priceThere);
        return Math.max(Math.max(-2 * Normal.quantile(p), inflection), beta * ROOT_TWO_PI);
    }

    /** b″/b′. */
    private static double secondOverFirst(double x, double s) {
        return x / s * (x / s) / s - 0.25 * s;
    }

    /** b‴/b′. */
    private static double thirdOverFirst(double x, double s, double b2) {
        double h = x / s;
        return b2 * b2 - 3 * h * h / (s * s) - 0.25;
    }

    /** Householder's step of third order from Newton's step and f″/f′, f‴/f′; Newton's where the correction changes its sign. */
    private static double householder(double newton, double h2, double h3) {
        double factor = (1 + 0.5 * h2 * newton) / (1 + newton * (h2 + h3 * newton / 6));
        return factor > 0 ? newton * factor : newton;
    }

    private static double guarded(double s, double step, double lowest, double highest) {
        double next = s + step;
        if (next > lowest && next < highest) {
            return next;
        }
        // At the root the last step may round onto the bracket itself.
        if (Math.abs(step) <= 1e-14 * s) {
            return s;
        }
        return Double.isInfinite(highest) ? 2 * s : 0.5 * (lowest + highest);
    }
}
