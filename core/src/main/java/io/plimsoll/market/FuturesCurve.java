package io.plimsoll.market;

import java.time.LocalDate;

/**
 * Forward prices of one underlying by rising delivery, as settled on one day. Where no futures are given, the forwards
 * of put-call parity are a curve too.
 *
 * @param date the trading day
 * @param yearsToDelivery rising, in years
 * @param prices one a delivery, in price units
 */
public record FuturesCurve(LocalDate date, double[] yearsToDelivery, double[] prices) {

    public FuturesCurve {
        if (yearsToDelivery.length != prices.length) {
            throw new IllegalArgumentException("a curve needs one price a delivery, had " + prices.length + " for "
                    + yearsToDelivery.length + " deliveries on " + date);
        }
    }

    /** Slope ln(F_last ÷ F_first) ÷ (T_last − T_first), a year; positive in contango. NaN under two deliveries. */
    public double slope() {
        int n = prices.length;
        return n < 2 ? Double.NaN : slope(0, n - 1);
    }

    /** Curvature: slope of the back half less slope of the front half, a year. NaN under three deliveries. */
    public double curvature() {
        int n = prices.length;
        return n < 3 ? Double.NaN : slope((n - 1) / 2, n - 1) - slope(0, (n - 1) / 2);
    }

    /** Butterfly of the first three deliveries, (F₁ − 2F₂ + F₃) ÷ F₂; NaN under three deliveries. */
    public double butterfly() {
        return prices.length < 3 ? Double.NaN : (prices[0] - 2 * prices[1] + prices[2]) / prices[1];
    }

    private double slope(int from, int to) {
        double years = yearsToDelivery[to] - yearsToDelivery[from];
        return prices[from] > 0 && prices[to] > 0 && years > 0
                ? Math.log(prices[to] / prices[from]) / years
                : Double.NaN;
    }
}
