package io.plimsoll.features;

import static io.plimsoll.features.Statistics.YEAR;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.Arrays;

/**
 * Returns that are too large for the volatility around them. That volatility is bipower's, which a single jump hardly moves:
 * σ² = π/2 · mean |r_i||r_(i−1)| (Barndorff-Nielsen &amp; Shephard, "Power and Bipower Variation with Stochastic Volatility and
 * Jumps", Journal of Financial Econometrics 2 (2004), 1–37); the test of each return against it is that of Lee &amp; Mykland,
 * "Jumps in Financial Markets", Review of Financial Studies 21 (2008), 2535–2563.
 */
final class Jumps {

    /** Sessions before a return that tell its volatility. */
    static final int LOCAL = 60;

    private Jumps() {}

    /** √(252 · π/2 · mean |r_i||r_(i−1)|) of the last sessions, decimal a year. */
    static double bipowerVol(History h, int sessions) {
        double[] r = h.window(Columns.RETURN, sessions);
        Pairs pairs = Pairs.of(r);
        double variance = pairs.variance(0, r.length, sessions);
        return h.size() < sessions ? Double.NaN : Math.sqrt(YEAR * variance);
    }

    /**
     * r_j ÷ σ_j of the last sessions, σ_j from the {@link #LOCAL} sessions before j; NaN where they do not tell. Empty where the
     * history is shorter.
     */
    static double[] scores(History h, int sessions) {
        if (h.size() < sessions + LOCAL) {
            return new double[0];
        }
        double[] r = h.window(Columns.RETURN, sessions + LOCAL);
        Pairs pairs = Pairs.of(r);
        double[] scores = new double[sessions];
        for (int j = LOCAL; j < r.length; j++) {
            double variance = pairs.variance(j - LOCAL, j, LOCAL);
            scores[j - LOCAL] = variance > 0 ? r[j] / Math.sqrt(variance) : Double.NaN;
        }
        return scores;
    }

    /** How many of the last returns exceed so many local deviations; NaN where the history is too short. */
    static double count(History h, int sessions, double deviations) {
        double[] scores = scores(h, sessions);
        return told(scores, sessions)
                ? Arrays.stream(scores).filter(z -> Math.abs(z) > deviations).count()
                : Double.NaN;
    }

    /** Sessions since the last return over so many local deviations, the longest where there was none. */
    static double sessionsSince(History h, int longest, double deviations) {
        double[] scores = scores(h, longest);
        if (!told(scores, longest)) {
            return Double.NaN;
        }
        int since = 0;
        while (since < longest && !(Math.abs(scores[longest - 1 - since]) > deviations)) {
            since++;
        }
        return since;
    }

    private static boolean told(double[] scores, int sessions) {
        return Arrays.stream(scores).filter(z -> !Double.isNaN(z)).count() >= 0.8 * sessions;
    }

    /**
     * Running sums over neighbouring returns.
     *
     * @param sums at i, the sum of |r_j||r_(j−1)| over 1 ≤ j &lt; i
     * @param counts at i, how many of these are known
     */
    private record Pairs(double[] sums, int[] counts) {

        static Pairs of(double[] r) {
            double[] sums = new double[r.length + 1];
            int[] counts = new int[r.length + 1];
            for (int j = 1; j < r.length; j++) {
                double product = Math.abs(r[j]) * Math.abs(r[j - 1]);
                sums[j + 1] = sums[j] + (Double.isNaN(product) ? 0 : product);
                counts[j + 1] = counts[j] + (Double.isNaN(product) ? 0 : 1);
            }
            return new Pairs(sums, counts);
        }

        /** Bipower variance a session of the returns from..to − 1; NaN where over a fifth of the pairs wanted is missing. */
        double variance(int from, int to, int wanted) {
            int first = Math.min(to, from + 1);
            int count = counts[to] - counts[first];
            return count < 0.8 * (wanted - 1) ? Double.NaN : Math.PI / 2 * (sums[to] - sums[first]) / count;
        }
    }
}
