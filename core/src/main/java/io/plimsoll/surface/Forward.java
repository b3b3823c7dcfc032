package io.plimsoll.surface;

/**
 * The forward of one expiry, how it was found and how certain it is.
 *
 * @param price F, price units; not always positive
 * @param priceError standard error of F, price units; 0 where F is an observed future, NaN where nothing tells
 * @param discount D, the discount factor to expiry
 * @param discountError standard error of D; NaN where D is the rate curve's
 * @param pairs call-put pairs that it rests on
 * @param outliers pairs over three robust standard deviations off, which have little weight
 * @param rule how it was found
 */
public record Forward(
        double price, double priceError, double discount, double discountError, int pairs, int outliers, Rule rule) {

    /** How a forward was found; from {@link #PARITY_AMERICAN} on it is less certain than its error says. */
    public enum Rule {
        /** The underlying is the future that the options are on. */
        UNDERLYING_FUTURE,
        /** Told with the volatilities, which were computed with it. */
        GIVEN,
        /** C − P = D·(F − K) regressed on K: forward and discount both from the options. */
        PARITY_REGRESSION,
        /** Parity with the rate curve's discount; the regression's was too uncertain, implausible, or not asked for. */
        PARITY_GIVEN_RATE,
        /**
         * Parity of American options, which is only an inequality: (F − K)·D and F − K differ from C − P by the two
         * early-exercise premiums, which are nearly equal at the money and unequal away from it. So only the four strikes
         * nearest the money are used, with the rate curve's discount.
         */
        PARITY_AMERICAN,
        /** One single call-put pair, near the money: nothing confirms it. */
        NEAREST_PAIR,
        /** No usable pair: the underlying carried at the rate, dividends unknown. */
        CARRY
    }
}
