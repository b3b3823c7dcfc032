package io.plimsoll.market.check;

import io.plimsoll.market.OptionChain;

/** The strike at which call and put of the first expiry with four or more such pairs cost the same: roughly the forward. */
final class ImpliedLevel {

    private static final int LEAST = 4;

    private ImpliedLevel() {}

    static double of(OptionChain chain) {
        for (int from = 0; from < chain.size(); ) {
            int to = chain.sliceEnd(from);
            double level = ofSlice(chain, from, to);
            if (!Double.isNaN(level)) {
                return level;
            }
            from = to;
        }
        return Double.NaN;
    }

    /** Calls stand before puts, both by strike. */
    private static double ofSlice(OptionChain chain, int from, int to) {
        int put = from;
        while (put < to && chain.isCall(put)) {
            put++;
        }
        int puts = put;
        double least = Double.POSITIVE_INFINITY;
        double level = Double.NaN;
        int pairs = 0;
        for (int call = from; call < puts; call++) {
            while (put < to && chain.strike(put) < chain.strike(call)) {
                put++;
            }
            if (put == to || chain.strike(put) != chain.strike(call)) {
                continue;
            }
            double apart = Math.abs(chain.mark(call) - chain.mark(put));
            pairs += Double.isNaN(apart) ? 0 : 1;
            if (apart < least) {
                least = apart;
                level = chain.strike(call) + chain.mark(call) - chain.mark(put);
            }
        }
        return pairs < LEAST ? Double.NaN : level;
    }
}
