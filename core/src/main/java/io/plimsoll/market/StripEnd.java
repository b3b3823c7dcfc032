package io.plimsoll.market;

/**
 * Where a strip of quotes ends: from the money outwards, at two consecutive strikes with a zero bid (Cboe, "VIX White Paper",
 * step 1). The money is the strike at which call and put cost most nearly the same; where no strike has both, the strip begins
 * at its end in the money.
 */
final class StripEnd {

    private static final int ZEROS_IN_A_ROW = 2;

    private StripEnd() {}

    /** A row to be removed, by its index, with the values of the rule. */
    @FunctionalInterface
    interface Removal {
        void accept(int row, String detail);
    }

    /** Rows {@code from} to {@code puts} are calls, {@code puts} to {@code to} puts, of one expiry, each by strike. */
    static void mark(OptionRow[] rows, int from, int puts, int to, Removal removal) {
        double money = money(rows, from, puts, to);
        walk(rows, from, puts, 1, money, removal);
        walk(rows, puts, to, -1, money, removal);
    }

    private static void walk(OptionRow[] rows, int from, int to, int step, double money, Removal removal) {
        int zeros = 0;
        double last = Double.NaN;
        String end = "";
        for (int i = step > 0 ? from : to - 1; i >= from && i < to; i += step) {
            double strike = rows[i].strike();
            if (step * (strike - money) < 0) {
                continue;
            }
            if (zeros >= ZEROS_IN_A_ROW && strike != last) {
                removal.accept(i, end);
                continue;
            }
            boolean zero = ChainCleaner.zeroBid(rows[i]);
            if (strike != last) {
                zeros = zero ? zeros + 1 : 0;
            }
            if (zeros == ZEROS_IN_A_ROW) {
                end = "no bid at " + last + " and " + strike;
            }
            last = strike;
        }
    }

    /** NaN, which every strike is beyond, where no strike has both. */
    private static double money(OptionRow[] rows, int from, int puts, int to) {
        double money = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        int put = puts;
        for (int call = from; call < puts; call++) {
            while (put < to && rows[put].strike() < rows[call].strike()) {
                put++;
            }
            if (put < to && rows[put].strike() == rows[call].strike()) {
                double apart = Math.abs(rows[call].mark() - rows[put].mark());
                if (apart < least) {
                    least = apart;
                    money = rows[call].strike();
                }
            }
        }
        return money;
    }
}
