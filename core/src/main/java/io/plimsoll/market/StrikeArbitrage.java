package io.plimsoll.market;

import java.util.Arrays;

/**
 * Quotes of one strip (one expiry and type) that contradict each other: prices must fall towards the options that pay less, and
 * must be convex in the strike (Carr &amp; Madan, "A Note on Sufficient Conditions for No Arbitrage", 2005). Only what the
 * spread cannot explain counts: a bid above an ask, or above the line between two asks. Where any admissible prices lie within
 * the quotes, nothing is removed.
 *
 * <p>Blame, so that few are removed: the quote that is part of most contradictions, of both kinds, with the eight strikes on
 * either side; among equals the one with the widest spread against its mid, then one that did not trade, then the one bid too
 * high. What contradicts over longer distances alone is left to {@link WideStrikeArbitrage}.
 */
final class StrikeArbitrage {

    private static final int REACH = 8;
    private static final RejectedRows.Detail NONE = () -> "";

    private final StripQuotes strip;
    private final WideStrikeArbitrage wide;
    private final int[] pairs;
    private final int[] triples;
    private final int[] high;
    private int pairsLeft;
    private int triplesLeft;
    private double excess;
    private RejectedRows.Detail worst = NONE;

    StrikeArbitrage(StripQuotes strip) {
        this.strip = strip;
        wide = new WideStrikeArbitrage(strip);
        pairs = new int[strip.most()];
        triples = new int[strip.most()];
        high = new int[strip.most()];
    }

    /** The number of quotes that a strip may have. */
    int most() {
        return strip.most();
    }

    /** Takes a strip, as {@link StripQuotes#load}. */
    void load(int[] rows, int from, int to, RejectedRows rejected) {
        strip.load(rows, from, to, rejected);
    }

    /** Removes quotes until no bid is above the ask of an option that pays at least as much. */
    void removeNonMonotone(StripEnd.Removal removal) {
        if (wide.monotone(-1) > 0) {
            countAll();
            while (pairsLeft > 0) {
                remove(blamed(pairs), removal);
            }
            wide.removeNonMonotone(removal);
        }
    }

    /** Removes quotes until no bid is above the line between two asks. */
    void removeNonConvex(StripEnd.Removal removal) {
        if (wide.convex(-1) > 0) {
            countAll();
            while (triplesLeft > 0) {
                remove(blamed(triples), removal);
            }
            wide.removeNonConvex(removal);
        }
    }

    private void countAll() {
        Arrays.fill(pairs, 0);
        Arrays.fill(triples, 0);
        Arrays.fill(high, 0);
        pairsLeft = 0;
        triplesLeft = 0;
        for (int i = 0; i < strip.size(); i++) {
            count(i, 1);
        }
    }

    /** Adds or takes off the contradictions whose first quote is the one at a position. */
    private void count(int first, int sign) {
        int end = Math.min(strip.size() - 1, first + REACH);
        int a = strip.at(first);
        for (int second = first + 1; second <= end; second++) {
            int b = strip.at(second);
            if (strip.exceeds(b, strip.ask(a))) {
                pairs[a] += sign;
                pairs[b] += sign;
                high[b] += sign;
                pairsLeft += sign;
            }
            for (int third = second + 1; third <= end; third++) {
                int c = strip.at(third);
                if (strip.exceeds(b, strip.line(a, b, c))) {
                    triples[a] += sign;
                    triples[b] += sign;
                    triples[c] += sign;
                    high[b] += sign;
                    triplesLeft += sign;
                }
            }
        }
    }

    /** The position of the quote to blame among those with a contradiction of the given kind. */
    private int blamed(int[] kind) {
        int blamed = -1;
        for (int i = 0; i < strip.size(); i++) {
            if (kind[strip.at(i)] > 0 && (blamed < 0 || worse(strip.at(i), strip.at(blamed)))) {
                blamed = i;
            }
        }
        return blamed;
    }

    private boolean worse(int a, int b) {
        int more = pairs[a] + triples[a] - pairs[b] - triples[b];
        if (more != 0) {
            return more > 0;
        }
        int weaker = strip.compareWeakness(a, b);
        return weaker == 0 ? high[a] > high[b] : weaker > 0;
    }

    private void remove(int position, StripEnd.Removal removal) {
        RejectedRows.Detail detail = worst(position);
        int from = Math.max(0, position - REACH);
        for (int i = from; i <= position; i++) {
            count(i, -1);
        }
        removal.accept(strip.row(strip.at(position)), detail);
        strip.remove(position);
        for (int i = from; i < Math.min(position, strip.size()); i++) {
            count(i, 1);
        }
    }

    /** The largest contradiction that the quote at a position is part of. */
    private RejectedRows.Detail worst(int position) {
        excess = 0;
        worst = NONE;
        int end = Math.min(strip.size() - 1, position + REACH);
        for (int first = Math.max(0, position - REACH); first <= position; first++) {
            for (int second = first + 1; second <= Math.min(end, first + REACH); second++) {
                if (first == position || second == position) {
                    consider(strip.at(second), strip.ask(strip.at(first)), first, first);
                }
                for (int third = second + 1; third <= Math.min(end, first + REACH); third++) {
                    if (first == position || second == position || third == position) {
                        double line = strip.line(strip.at(first), strip.at(second), strip.at(third));
                        consider(strip.at(second), line, first, third);
                    }
                }
            }
        }
        return worst;
    }

    private void consider(int quote, double bound, int first, int last) {
        double by = strip.bid(quote) - bound;
        if (strip.exceeds(quote, bound) && by > excess) {
            excess = by;
            worst = strip.contradiction(quote, bound, strip.at(first), strip.at(last));
        }
    }
}
