package io.plimsoll.market;

import java.util.Arrays;

/**
 * Where a strip of quotes ends: from the money outwards, at two consecutive strikes with a zero bid (Cboe, "VIX White Paper",
 * step 1). The money is the strike at which call and put cost most nearly the same; where no strike has both, the strip begins
 * at its end in the money.
 */
final class StripEnd {

    private static final int ZEROS_IN_A_ROW = 2;

    private StripEnd() {}

    /** A row of the chain to be removed, with the values of the rule. */
    @FunctionalInterface
    interface Removal {
        void accept(int row, RejectedRows.Detail detail);
    }

    /**
     * Finds what is beyond the ends of the two strips of an expiry.
     *
     * @param rows from {@code from} to {@code puts} calls of the chain, from {@code puts} to {@code to} its puts, each by strike
     */
    static void mark(OptionChain chain, int[] rows, int from, int puts, int to, Removal removal) {
        double money = money(chain, rows, from, puts, to);
        walk(chain, Arrays.copyOfRange(rows, from, puts), 1, money, removal);
        walk(chain, Arrays.copyOfRange(rows, puts, to), -1, money, removal);
    }

    private static void walk(OptionChain chain, int[] strip, int step, double money, Removal removal) {
        int zeros = 0;
        double last = Double.NaN;
        RejectedRows.Detail end = () -> "";
        for (int i = step > 0 ? 0 : strip.length - 1; i >= 0 && i < strip.length; i += step) {
            double strike = chain.strike(strip[i]);
            if (step * (strike - money) < 0) {
                continue;
            }
            if (zeros >= ZEROS_IN_A_ROW && strike != last) {
                removal.accept(strip[i], end);
                continue;
            }
            boolean zero = chain.hasQuote(strip[i]) && !(chain.bid(strip[i]) > 0);
            if (strike != last) {
                zeros = zero ? zeros + 1 : 0;
            }
            if (zeros == ZEROS_IN_A_ROW) {
                double before = last;
                end = () -> "no bid at " + before + " and " + strike;
            }
            last = strike;
        }
    }

    /** NaN, which every strike is beyond, where no strike has both. */
    private static double money(OptionChain chain, int[] rows, int from, int puts, int to) {
        double money = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        int put = puts;
        for (int call = from; call < puts; call++) {
            while (put < to && chain.strike(rows[put]) < chain.strike(rows[call])) {
                put++;
            }
            if (put < to && chain.strike(rows[put]) == chain.strike(rows[call])) {
                double apart = Math.abs(chain.mark(rows[call]) - chain.mark(rows[put]));
                if (apart < least) {
                    least = apart;
                    money = chain.strike(rows[call]);
                }
            }
        }
        return money;
    }
}
