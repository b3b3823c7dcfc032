package io.plimsoll.surface.moments;

import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.Black;
import io.plimsoll.surface.model.Smile;

/** The second writing of the moments: Simpson's rule over Black prices, on each side of the forward. */
final class PriceIntegrals {

    private PriceIntegrals() {}

    /** Mean, variance, skewness and kurtosis from the options between two strikes. */
    static double[] moments(Smile smile, double low, double high, int intervals) {
        double[] sums = new double[4];
        add(sums, smile, OptionRight.PUT, low, 0, intervals);
        add(sums, smile, OptionRight.CALL, 0, high, intervals);
        double m = -sums[0];
        double variance = sums[1] - m * m;
        double third = sums[2] - 3 * m * sums[1] + 2 * m * m * m;
        double fourth = sums[3] - 4 * m * sums[2] + 6 * m * m * sums[1] - 3 * m * m * m * m;
        return new double[] {m, variance, third / Math.pow(variance, 1.5), fourth / (variance * variance)};
    }

    private static void add(double[] sums, Smile smile, OptionRight right, double from, double to, int intervals) {
        for (int i = 0; i <= intervals; i++) {
            double k = from + (to - from) * i / intervals;
            double simpson = i == 0 || i == intervals ? 1 : i % 2 == 1 ? 4 : 2;
            double price = Black.price(right, 1, Math.exp(k), Math.sqrt(smile.totalVariance(k)), 1);
            double q = simpson * (to - from) / (3 * intervals) * Math.exp(-k) * price;
            sums[0] += q;
            sums[1] += q * 2 * (1 - k);
            sums[2] += q * (6 * k - 3 * k * k);
            sums[3] += q * (12 * k * k - 4 * k * k * k);
        }
    }
}
