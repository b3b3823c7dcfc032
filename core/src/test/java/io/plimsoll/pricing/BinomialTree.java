package io.plimsoll.pricing;

import io.plimsoll.market.OptionRight;

/**
 * The tree of Leisen &amp; Reimer, "Binomial Models for Option Valuation", Applied Mathematical Finance 3 (1996), with the
 * Peizer–Pratt inversion: another writing of American prices.
 */
record BinomialTree(int steps) {

    BinomialTree {
        if (steps % 2 == 0) {
            throw new IllegalArgumentException("steps must be odd, was " + steps);
        }
    }

    double american(OptionRight right, double forward, double strike, double vol, double years, double rate) {
        return price(right, forward, strike, vol, years, rate, rate, true);
    }

    double european(OptionRight right, double forward, double strike, double vol, double years, double rate) {
        return price(right, forward, strike, vol, years, rate, rate, false);
    }

    double price(
            OptionRight right,
            double asset,
            double strike,
            double vol,
            double years,
            double rate,
            double yield,
            boolean early) {
        double s = vol * Math.sqrt(years);
        double d = (Math.log(asset / strike) + (rate - yield) * years) / s - s / 2;
        double up = share(d);
        double weighted = share(d + s);
        double growth = Math.exp((rate - yield) * years / steps);
        double u = growth * weighted / up;
        double below = (growth - up * u) / (1 - up);
        double discount = Math.exp(-rate * years / steps);
        double[] values = new double[steps + 1];
        for (int step = steps; step >= 0; step--) {
            double at = asset * Math.pow(below, step);
            for (int j = 0; j <= step; j++, at *= u / below) {
                double exercise = Math.max(0, right.sign() * (at - strike));
                double held = step == steps ? 0 : discount * (up * values[j + 1] + (1 - up) * values[j]);
                values[j] = step == steps || early ? Math.max(exercise, held) : held;
            }
        }
        return values[0];
    }

    private double share(double z) {
        double t = z / (steps + 1 / 3.0 + 0.1 / (steps + 1));
        return 0.5 + Math.copySign(0.5 * Math.sqrt(-Math.expm1(-t * t * (steps + 1 / 6.0))), z);
    }
}
