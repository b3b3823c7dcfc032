package io.plimsoll.multiplier;

import java.util.Arrays;

/**
 * A margin that is moved day by day. With b_t the logarithm of the baseline, f_t what the network wants ln m to be, and
 * S_t the logarithm of the margin,
 *
 * <pre>
 * p_t = S_(t−1) + a_t·(b_t + f_t − S_(t−1)),  a_t = s(u_t + u₀) upwards, s(d_t + d₀) downwards,  s(x) = 1/(1 + e⁻ˣ)
 * q_t = p_t, but within ln lowest … ln highest of b_t
 * S_t = min(q_t, ln(1 + R₅) + min(S_(t−1..t−5)), ln(1 + R₂₀,t) + min(S_(t−1..t−20)))
 * </pre>
 *
 * with u₀ and d₀ such that at u = d = 0 half the way is gone in the half-lives of the settings, and a_t = 1 where the path
 * does not {@link PathSettings#moving move}. S₀ = b₀ + f₀. Where the baseline keeps the limits itself, so does the path that
 * is held within the bounds: the greater, and the smaller, of two paths that keep a limit keep it too.
 *
 * <p>A forward pass keeps what the backward pass needs; not thread-safe.
 */
final class MarginPath {

    private static final int MOVED = -1;
    private static final int BOUNDED = -2;
    private static final int[] WINDOWS = {5, 20};

    private final PathSettings settings;
    private final double lo;
    private final double hi;
    private final double up0;
    private final double down0;
    private final double logRise5;
    private final int[] leasts = new int[WINDOWS.length];
    private final double[] logs;
    private final double[] shares;
    private final double[] ways;
    private final int[] heldBy;
    private int size;

    /**
     * A path of {@code capacity} days at most.
     *
     * @param bounds of the multiplier
     */
    MarginPath(PathSettings settings, Bounds bounds, int capacity) {
        this.settings = settings;
        lo = Math.log(bounds.lowest());
        hi = Math.log(bounds.highest());
        up0 = odds(settings.halfLifeUp());
        down0 = odds(settings.halfLifeDown());
        logRise5 = Math.log1p(settings.rise5());
        logs = new double[capacity];
        shares = new double[capacity];
        ways = new double[capacity];
        heldBy = new int[capacity];
    }

    /** x with s(x) = 1 − 2^(−1/h). */
    private static double odds(double halfLife) {
        double left = Math.pow(2, -1 / halfLife);
        return Math.log((1 - left) / left);
    }

    /**
     * One more day.
     *
     * @param baseline b_t
     * @param rise20 R₂₀ of the day
     * @param wanted f_t
     * @param up u_t
     * @param down d_t
     * @return S_t
     */
    double step(double baseline, double rise20, double wanted, double up, double down) {
        int t = size++;
        double before = t == 0 ? baseline + wanted : logs[t - 1];
        ways[t] = baseline + wanted - before;
        shares[t] = settings.moving() && t > 0 ? sigmoid(ways[t] > 0 ? up + up0 : down + down0) : 1;
        double moved = before + shares[t] * ways[t];
        logs[t] = Math.min(baseline + hi, Math.max(baseline + lo, moved));
        heldBy[t] = logs[t] == moved ? MOVED : BOUNDED;
        if (t > 0) {
            hold(t, 0, logRise5);
            hold(t, 1, Math.log1p(rise20));
        }
        return logs[t];
    }

    private void hold(int t, int window, double logRise) {
        int least = least(t, window);
        if (logs[least] + logRise < logs[t]) {
            logs[t] = logs[least] + logRise;
            heldBy[t] = least;
        }
    }

    /** The day of the least margin in the window before t; looked for anew only when the last one has left the window. */
    private int least(int t, int window) {
        int from = Math.max(0, t - WINDOWS[window]);
        int least = t == 1 ? 0 : leasts[window];
        if (least < from) {
            least = from;
            for (int j = from + 1; j < t; j++) {
                least = logs[j] < logs[least] ? j : least;
            }
        } else if (logs[t - 1] < logs[least]) {
            least = t - 1;
        }
        leasts[window] = least;
        return least;
    }

    /** S_t. */
    double log(int t) {
        return logs[t];
    }

    /**
     * Carries the derivatives of a loss by S back to what the network said.
     *
     * @param bySum dLoss/dS_t as far as the loss names S_t itself; changed in place to what it is with all that follows
     * @param gradient written: dLoss/df_t, dLoss/du_t and dLoss/dd_t, three a day
     */
    void backward(double[] bySum, double[] gradient) {
        Arrays.fill(gradient, 0, 3 * size, 0);
        for (int t = size - 1; t >= 0; t--) {
            if (heldBy[t] >= 0) {
                bySum[heldBy[t]] += bySum[t];
            } else if (heldBy[t] == MOVED) {
                gradient[3 * t] = bySum[t] * shares[t];
                if (t > 0) {
                    bySum[t - 1] += bySum[t] * (1 - shares[t]);
                    double byShare = settings.moving() ? bySum[t] * ways[t] * shares[t] * (1 - shares[t]) : 0;
                    gradient[3 * t + (ways[t] > 0 ? 1 : 2)] = byShare;
                }
            }
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
