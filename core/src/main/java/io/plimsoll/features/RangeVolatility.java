package io.plimsoll.features;

import static io.plimsoll.features.Statistics.YEAR;
import static io.plimsoll.features.Statistics.known;
import static io.plimsoll.features.Statistics.mean;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;

/**
 * Volatility from opens, highs, lows and closes, a year, decimal; NaN where over a fifth of the window is missing. With O, H, L,
 * C the logarithms of a session's four prices: Parkinson, "The Extreme Value Method for Estimating the Variance of the Rate of
 * Return", Journal of Business 53 (1980), 61–65; Garman &amp; Klass, "On the Estimation of Security Price Volatilities from
 * Historical Data", Journal of Business 53 (1980), 67–78, their practical estimator; Yang &amp; Zhang, "Drift-Independent
 * Volatility Estimation Based on High, Low, Open, and Close Prices", Journal of Business 73 (2000), 477–491.
 */
final class RangeVolatility {

    private static final double GARMAN_KLASS_CLOSE = 2 * Math.log(2) - 1;
    /** The constant of Yang &amp; Zhang, their α of 1.34. */
    private static final double YANG_ZHANG = 1.34;

    private RangeVolatility() {}

    /** √(252 · mean (H − L)² ÷ (4 ln 2)). */
    static double parkinson(History h, int sessions) {
        return Math.sqrt(YEAR * mean(known(h, Columns.RANGE, sessions), x -> x * x) / (4 * Math.log(2)));
    }

    /** √(252 · mean of ½(H − L)² − (2 ln 2 − 1)(C − O)²). */
    static double garmanKlass(History h, int sessions) {
        double sum = 0;
        int count = 0;
        for (int s = first(h, sessions); s <= h.last(); s++) {
            Day day = Day.of(h, s);
            if (day.complete()) {
                double range = day.up() - day.down();
                sum += 0.5 * range * range - GARMAN_KLASS_CLOSE * day.close() * day.close();
                count++;
            }
        }
        return enough(h, count, sessions) ? Math.sqrt(YEAR * sum / count) : Double.NaN;
    }

    /**
     * √(252 · (V_o + kV_c + (1 − k)V_rs)): V_o and V_c the sample variances of the overnight return and of C − O, V_rs the
     * mean of Rogers and Satchell's (H − O)(H − C) + (L − O)(L − C), k = 0.34 ÷ (1.34 + (n + 1)/(n − 1)).
     */
    static double yangZhang(History h, int sessions) {
        double[] sums = new double[5];
        int n = 0;
        for (int s = first(h, sessions); s <= h.last(); s++) {
            Day day = Day.of(h, s);
            if (day.complete() && !Double.isNaN(day.overnight())) {
                sums[0] += day.overnight();
                sums[1] += day.overnight() * day.overnight();
                sums[2] += day.close();
                sums[3] += day.close() * day.close();
                sums[4] += day.up() * (day.up() - day.close()) + day.down() * (day.down() - day.close());
                n++;
            }
        }
        if (n < 2 || !enough(h, n, sessions)) {
            return Double.NaN;
        }
        double k = (YANG_ZHANG - 1) / (YANG_ZHANG + (n + 1.0) / (n - 1.0));
        double variance = variance(sums[0], sums[1], n) + k * variance(sums[2], sums[3], n) + (1 - k) * sums[4] / n;
        return Math.sqrt(YEAR * variance);
    }

    /** Return from the close before to the open, logarithmic, dividends put back. */
    static double overnight(History h) {
        return Day.of(h, h.last()).overnight();
    }

    /** ln(close ÷ open). */
    static double openToClose(History h) {
        return Math.log(h.latest(Columns.PRICE) / h.latest(Columns.OPEN));
    }

    private static double variance(double sum, double squares, int n) {
        return (squares - sum * sum / n) / (n - 1);
    }

    private static int first(History h, int sessions) {
        return Math.max(0, h.size() - sessions);
    }

    private static boolean enough(History h, int count, int sessions) {
        return h.size() >= sessions && count >= 0.8 * sessions;
    }

    /** A session's prices as logarithms over its open. */
    private record Day(double overnight, double up, double down, double close) {

        static Day of(History h, int session) {
            double open = h.at(Columns.OPEN, session);
            double close = Math.log(h.at(Columns.PRICE, session) / open);
            return new Day(
                    Math.log1p(h.at(Columns.RETURN, session)) - close,
                    Math.log(h.at(Columns.HIGH, session) / open),
                    Math.log(h.at(Columns.LOW, session) / open),
                    close);
        }

        boolean complete() {
            return Double.isFinite(up) && Double.isFinite(down) && Double.isFinite(close);
        }
    }
}
