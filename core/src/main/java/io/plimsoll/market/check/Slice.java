package io.plimsoll.market.check;

import io.plimsoll.market.OptionChain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The strikes of an expiry on a day, each once, rising.
 *
 * @param expiry days since 1970-01-01
 * @param calls strikes that have a call
 * @param puts strikes that have a put
 * @param all strikes that have either
 */
record Slice(int expiry, double[] calls, double[] puts, double[] all) {

    private static final int FEW = 4;
    private static final double PAIRED = 0.7;

    static List<Slice> of(OptionChain chain) {
        List<Slice> slices = new ArrayList<>();
        for (int from = 0; from < chain.size(); ) {
            int to = chain.sliceEnd(from);
            int put = from;
            while (put < to && chain.isCall(put)) {
                put++;
            }
            double[] calls = strikes(chain, from, put);
            double[] puts = strikes(chain, put, to);
            slices.add(of(chain.expiry(from), calls, puts));
            from = to;
        }
        return slices;
    }

    static Slice of(int expiry, double[] calls, double[] puts) {
        double[] all = DoubleStream.concat(Arrays.stream(calls), Arrays.stream(puts))
                .sorted()
                .distinct()
                .toArray();
        return new Slice(expiry, calls, puts, all);
    }

    private static double[] strikes(OptionChain chain, int from, int to) {
        double[] strikes = new double[to - from];
        int n = 0;
        for (int row = from; row < to; row++) {
            double strike = chain.strike(row);
            if (!Double.isNaN(strike) && (n == 0 || strike != strikes[n - 1])) {
                strikes[n++] = strike;
            }
        }
        return Arrays.copyOf(strikes, n);
    }

    boolean has(double strike) {
        return Arrays.binarySearch(all, strike) >= 0;
    }

    static boolean has(double[] strikes, double strike) {
        return Arrays.binarySearch(strikes, strike) >= 0;
    }

    /** Whether nearly every strike has both its call and its put, so that one without the other is a hole. */
    boolean isPaired() {
        return all.length >= FEW && calls.length + puts.length - all.length >= PAIRED * all.length;
    }

    /**
     * Whether a strike between the lowest and the highest is missing so that the gap is wider than those beside it. A ladder
     * whose steps widen further out has no such gap.
     */
    boolean isHole(double strike) {
        int above = -1 - Arrays.binarySearch(all, strike);
        if (above < 2 || above > all.length - 2) {
            return false;
        }
        double gap = all[above] - all[above - 1];
        return gap > 1.5 * (all[above - 1] - all[above - 2]) && gap > 1.5 * (all[above + 1] - all[above]);
    }
}
