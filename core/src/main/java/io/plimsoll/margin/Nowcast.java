package io.plimsoll.margin;

/**
 * What an implied volatility will say next, from what the price did today. A volatility index that closes after its
 * underlying counts a day late; most of what it will say of today is in today's change of the price, to which it answers
 * more strongly when the price falls.
 *
 * <p>With v_t the implied volatility known at the close of t, r_t the relative change of the session and z_t = r_t·√252 ÷ v_t
 * held to ±6: ln(v_(t+1) ÷ v_t) = a + b·min(z_t, 0) + c·max(z_t, 0) + e. The coefficients of t are those of least squares
 * over the last {@code sessions} sessions whose v_(t+1) is known at t, where at least 250 pairs are; the nowcast is
 * v_t·exp(a + b·min(z_t, 0) + c·max(z_t, 0)). Before that, or where today's change is not known, it is v_t.
 */
final class Nowcast {

    /** Pairs below which nothing is estimated. */
    static final int LEAST_PAIRS = 250;

    private static final double Z_BOUND = 6;

    private final double[] vol;
    private final double[] returns;
    private final Direction falls = new Direction();
    private final Direction rises = new Direction();
    private double answers;
    private int pairs;

    private Nowcast(double[] vol, double[] returns) {
        this.vol = vol;
        this.returns = returns;
    }

    /**
     * The nowcast of each session.
     *
     * @param vol known at each close, decimal a year, NaN where there is none
     * @param returns relative change over each session
     * @param sessions length of the window
     */
    static double[] of(double[] vol, double[] returns, int sessions) {
        Nowcast nowcast = new Nowcast(vol, returns);
        double[] result = new double[vol.length];
        for (int t = 0; t < vol.length; t++) {
            nowcast.pair(t - 1, 1);
            nowcast.pair(t - 1 - sessions, -1);
            result[t] = nowcast.at(t);
        }
        return result;
    }

    /** Adds the pair of v_t and v_(t+1), or takes it away again. */
    private void pair(int t, int sign) {
        if (t < 0 || !known(t) || !(vol[t + 1] > 0)) {
            return;
        }
        double z = z(t);
        double answer = Math.log(vol[t + 1] / vol[t]);
        (z < 0 ? falls : rises).add(z, answer, sign);
        answers += sign * answer;
        pairs += sign;
    }

    private double at(int t) {
        if (pairs < LEAST_PAIRS || !known(t)) {
            return vol[t];
        }
        // A z is on one side of 0 only, so the two slopes meet in the intercept alone and each can be eliminated by
        // itself.
        double intercept = (answers - falls.share() - rises.share()) / (pairs - falls.weight() - rises.weight());
        double z = z(t);
        return vol[t] * Math.exp(intercept + (z < 0 ? falls : rises).slope(intercept) * z);
    }

    private boolean known(int t) {
        return vol[t] > 0 && !Double.isNaN(returns[t]);
    }

    private double z(int t) {
        return Math.max(-Z_BOUND, Math.min(Z_BOUND, returns[t] * Math.sqrt(252) / vol[t]));
    }

    /** Sums over the pairs on one side of 0. */
    private static final class Direction {

        private double z1;
        private double z2;
        private double zy;

        void add(double z, double y, int sign) {
            z1 += sign * z;
            z2 += sign * z * z;
            zy += sign * z * y;
        }

        private boolean told() {
            return z2 > 1e-9;
        }

        double share() {
            return told() ? z1 / z2 * zy : 0;
        }

        double weight() {
            return told() ? z1 * z1 / z2 : 0;
        }

        double slope(double intercept) {
            return told() ? (zy - intercept * z1) / z2 : 0;
        }
    }
}
