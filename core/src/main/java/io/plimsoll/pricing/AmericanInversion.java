package io.plimsoll.pricing;

/**
 * Solves American price(σ) = price. The European volatility of the price is an upper bound, and out of the money a start
 * within a few basis points; from there a Newton step with the European vega, then secant steps, all on ln of the price over
 * exercise value, in which far options are nearly linear too. A step that leaves the bracket is replaced by its middle.
 */
final class AmericanInversion {

    static final double LOWEST_VOL = 1e-4;
    static final double HIGHEST_VOL = 10;
    private static final int MOST_STEPS = 200;

    /** After a secant step this small, relative, the error left is of the order of its product with the step before. */
    private static final double LAST_STEP = 1e-8;

    /** The two last volatilities must be this near, relative, for the secant to be trusted with the last step. */
    private static final double LOCAL = 1e-3;

    private static final double NARROW = 1e-15;
    private static final int BISECT_FROM = 12;

    private final AmericanOption option;
    private final EarlyExercise method;
    private final double price;
    private final double exerciseValue;

    private double low = LOWEST_VOL;
    private double high = HIGHEST_VOL;
    private double european;
    private double premium;

    AmericanInversion(AmericanOption option, EarlyExercise method, double price) {
        this.option = option;
        this.method = method;
        this.price = price;
        this.exerciseValue = option.exerciseValue();
    }

    EuropeanEquivalent solve() {
        double start = option.europeanVol(price);
        if (!(start > LOWEST_VOL && start < HIGHEST_VOL)) {
            return start <= LOWEST_VOL ? EuropeanEquivalent.NONE : fromBracket();
        }
        high = start;
        double miss = miss(start);
        double over = european + premium - exerciseValue;
        double vol = start - miss * over / option.europeanVega(start);
        return iterate(start, miss, inside(vol));
    }

    private EuropeanEquivalent fromBracket() {
        double most = miss(high);
        return most < 0 ? EuropeanEquivalent.NONE : iterate(high, most, inside(Double.NaN));
    }

    private EuropeanEquivalent iterate(double firstVol, double firstMiss, double secondVol) {
        double before = firstVol;
        double missBefore = firstMiss;
        double vol = secondVol;
        for (int i = 0; i < MOST_STEPS; i++) {
            double miss = miss(vol);
            narrow(vol, miss);
            if (miss == 0 || high - low <= NARROW * vol) {
                return found(vol);
            }
            double next = vol - miss * (vol - before) / (miss - missBefore);
            boolean local = Double.isFinite(missBefore) && Math.abs(vol - before) <= LOCAL * vol;
            if (local && Math.abs(next - vol) <= LAST_STEP * vol) {
                return found(Math.min(high, Math.max(low, next)));
            }
            before = vol;
            missBefore = miss;
            vol = i < BISECT_FROM || i % 2 == 0 ? inside(next) : 0.5 * (low + high);
        }
        return found(vol);
    }

    /** European price and premium are taken so that they sum to the price that was given. */
    private EuropeanEquivalent found(double vol) {
        if (vol <= LOWEST_VOL * (1 + LAST_STEP)) {
            return EuropeanEquivalent.NONE;
        }
        double part = option.european(vol);
        return EuropeanEquivalent.of(vol, part, Math.max(0, price - part));
    }

    /** ln of the price's excess over exercise value against the excess that is sought; −∞ where there is none. */
    private double miss(double vol) {
        european = option.european(vol);
        premium = option.premium(method, vol);
        return Math.log((european + premium - exerciseValue) / (price - exerciseValue));
    }

    private void narrow(double vol, double miss) {
        if (miss > 0) {
            high = vol;
        } else {
            low = vol;
        }
    }

    /** A secant through a miss of −∞ gives the point itself or NaN, neither of which is inside. */
    private double inside(double vol) {
        return vol > low && vol < high ? vol : 0.5 * (low + high);
    }
}
