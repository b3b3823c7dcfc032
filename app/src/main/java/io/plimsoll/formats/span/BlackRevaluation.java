package io.plimsoll.formats.span;

import io.plimsoll.margin.span.Revaluation;
import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.Black;

/**
 * A European option on a future, by Black's formula discounted at one rate: e^(−rT)·Black(F, K, σ, T). An extreme scenario can
 * take the future to zero or below, where the formula ends; the option is then worth what exercise is certain to pay,
 * e^(−rT)·max(0, ±(F − K)).
 *
 * @param right call or put
 * @param strike in price units, above zero
 * @param rate continuously compounded, a year, decimal
 */
public record BlackRevaluation(OptionRight right, double strike, double rate) implements Revaluation {

    public BlackRevaluation {
        if (!(strike > 0) || !Double.isFinite(rate)) {
            throw new IllegalArgumentException(
                    "a strike must be above zero and a rate a number, were " + strike + " and " + rate);
        }
    }

    @Override
    public double price(double underlying, double vol, double years) {
        double undiscounted = underlying > 0
                ? Black.price(right, underlying, strike, vol, years)
                : Math.max(0, right.sign() * (underlying - strike));
        return Math.exp(-rate * years) * undiscounted;
    }
}
