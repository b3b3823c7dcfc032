package io.plimsoll.pricing;

import io.plimsoll.market.OptionRight;

/**
 * An American option on a lognormal asset with a proportional yield; on a future the yield is the rate (Black 1976, cost of
 * carry 0). Rates are continuously compounded, decimal a year; volatilities decimal a year; prices discounted, as traded.
 *
 * <p><b>No result is ever an exception or an infinite loop.</b> It is NaN where an argument is NaN or infinite, the asset or
 * strike is not in [1e-100, 1e100], the volatility or time is negative, |rate·years| or |yield·years| is over 50, or for a put yield
 * &lt; rate &lt; 0 (for a call rate &lt; yield &lt; 0): there exercise pays between two boundaries only. A volatility or time
 * of 0 gives the best of all exercise times on the certain path, which is also used under σ√T = 1e-8; over σ√T = 100 the
 * price no longer changes and is taken there.
 *
 * @param right call or put
 * @param asset future's price, or spot
 * @param strike in units of the asset
 * @param years to expiry
 * @param rate of interest
 * @param yield of the asset; the rate for a future
 */
public record AmericanOption(OptionRight right, double asset, double strike, double years, double rate, double yield) {

    private static final double LARGEST_PRICE = 1e100;
    private static final double LARGEST_RATE_TIME = 50;
    private static final double SMALLEST_DEVIATION = 1e-8;
    private static final double ROUNDING = 1e-13;
    private static final double LARGEST_DEVIATION = 100;

    /** An option on a future. */
    public static AmericanOption onFuture(OptionRight right, double forward, double strike, double years, double rate) {
        return new AmericanOption(right, forward, strike, years, rate, rate);
    }

    /** What exercise now pays: max(0, ±(asset − strike)). */
    public double exerciseValue() {
        return Math.max(0, right.sign() * (asset - strike));
    }

    /** The American price, at least the European one and at least what exercise pays. */
    public double price(EarlyExercise method, double vol) {
        return Math.max(exerciseValue(), european(vol) + premium(method, vol));
    }

    /** The price of the European option with the same terms; NaN by the rules above. */
    public double european(double vol) {
        return usable(vol) ? Math.exp(-rate * years) * Black.price(right, forward(), strike, vol, years) : Double.NaN;
    }

    /** The early-exercise premium, American less European price, at least 0. */
    public double premium(EarlyExercise method, double vol) {
        if (!usable(vol)) {
            return Double.NaN;
        }
        if (!exercisable()) {
            return 0;
        }
        double deviation = Math.min(LARGEST_DEVIATION, vol * Math.sqrt(years));
        double european = european(vol);
        if (deviation < SMALLEST_DEVIATION) {
            return Math.max(0, scale() * onCertainPath() - european);
        }
        double premium = scale() * method.premium(logMoneyness(), deviation, putRate(), putYield());
        return Math.max(0, Math.max(premium, exerciseValue() - european));
    }

    /**
     * The asset price at which exercise becomes optimal, from above for a put, from below for a call; NaN where it never is
     * before expiry.
     */
    public double boundary(EarlyExercise method, double vol) {
        double deviation = vol * Math.sqrt(years);
        if (!usable(vol) || !exercisable() || !(deviation >= SMALLEST_DEVIATION)) {
            return Double.NaN;
        }
        double log = method.logBoundary(Math.min(LARGEST_DEVIATION, deviation), putRate(), putYield());
        return strike * Math.exp(-right.sign() * log);
    }

    /**
     * The volatility at which the American price is {@code price} and the European equivalent of that price.
     * {@link EuropeanEquivalent#NONE} where none in [1e-4, 10] gives it: so where the price is not above
     * {@link #exerciseValue()} (in the money by more than rounding can do, 1e-13 of asset and strike).
     */
    public EuropeanEquivalent invert(EarlyExercise method, double price) {
        if (!usable(0) || !isAboveExercise(price) || years == 0) {
            return EuropeanEquivalent.NONE;
        }
        if (exercisable()) {
            return new AmericanInversion(this, method, price).solve();
        }
        double vol = europeanVol(price);
        boolean inRange = vol >= AmericanInversion.LOWEST_VOL && vol <= AmericanInversion.HIGHEST_VOL;
        return EuropeanEquivalent.of(inRange ? vol : Double.NaN, price, 0);
    }

    private boolean isAboveExercise(double price) {
        double exercise = exerciseValue();
        return price > exercise + (exercise > 0 ? ROUNDING * (asset + strike) : 0);
    }

    /** Black's volatility of a price taken for a European one; NaN where none gives it. */
    double europeanVol(double price) {
        return ImpliedVol.of(right, price * Math.exp(rate * years), forward(), strike, years);
    }

    /** ∂(European price)/∂σ. */
    double europeanVega(double vol) {
        return Math.exp(-rate * years) * Black.vega(forward(), strike, vol, years);
    }

    private double forward() {
        return rate == yield ? asset : asset * Math.exp((rate - yield) * years);
    }

    private double scale() {
        return right == OptionRight.PUT ? strike : asset;
    }

    private double logMoneyness() {
        return right.sign() * (Math.log(strike) - Math.log(asset));
    }

    private double putRate() {
        return years * (right == OptionRight.PUT ? rate : yield);
    }

    private double putYield() {
        return years * (right == OptionRight.PUT ? yield : rate);
    }

    /** Whether exercise before expiry can pay at all. */
    private boolean exercisable() {
        double m = putRate();
        return years > 0 && (m > 0 || (m == 0 && putYield() < 0));
    }

    private boolean usable(double vol) {
        double m = putRate();
        double n = putYield();
        return isPrice(asset)
                && isPrice(strike)
                && Double.isFinite(vol)
                && vol >= 0
                && years >= 0
                && Math.abs(m) <= LARGEST_RATE_TIME
                && Math.abs(n) <= LARGEST_RATE_TIME
                && (m >= 0 || n >= m);
    }

    private static boolean isPrice(double value) {
        return value >= 1 / LARGEST_PRICE && value <= LARGEST_PRICE;
    }

    /** The largest of e^(−mt) − x·e^(−nt) inside t ∈ (0, 1), in strikes of the put; 0 where it has no turn there. */
    private double onCertainPath() {
        double m = putRate();
        double n = putYield();
        double x = Math.exp(logMoneyness());
        double turn = Math.log(m / (n * x)) / (m - n);
        return turn > 0 && turn < 1 ? Math.exp(-m * turn) - x * Math.exp(-n * turn) : 0;
    }
}
