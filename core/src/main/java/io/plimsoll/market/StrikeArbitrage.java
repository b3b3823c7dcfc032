package io.plimsoll.market;

/**
 * Quotes of one strip (one expiry and type) that contradict each other: prices must fall towards the options that pay less, and
 * must be convex in the strike (Carr &amp; Madan, "A Note on Sufficient Conditions for No Arbitrage", 2005). Only what the
 * spread cannot explain counts: a bid above an ask, or above the line between two asks. Where any admissible prices lie within
 * the quotes, nothing is removed.
 *
 * <p>Blame: of the two or three quotes of the worst contradiction, the one without which the fewest contradictions are left; then
 * the one with the widest spread against its mid; then one that did not trade; then the one bid too high.
 */
final class StrikeArbitrage {

    private static final double ROUNDING = 1e-10;

    private final OptionRow[] rows;
    private final int[] at;
    private final double[] x;
    private final double[] bid;
    private final double[] ask;
    private final boolean[] gone;
    private final int[] hull;
    private final int[] worst = {-1, -1, -1};
    private double excess;

    /**
     * The strip of {@code rows} between two indices, without those that are {@code out}.
     *
     * @param tolerance half the spread that a price without a quote is given, price units
     */
    StrikeArbitrage(OptionRow[] rows, int from, int to, boolean[] out, double tolerance) {
        this.rows = rows;
        int size = 0;
        for (int i = from; i < to; i++) {
            size += out[i] ? 0 : 1;
        }
        at = new int[size];
        x = new double[size];
        bid = new double[size];
        ask = new double[size];
        gone = new boolean[size];
        hull = new int[size];
        int n = 0;
        for (int i = from; i < to; i++) {
            if (!out[i]) {
                // Prices fall along x: calls by rising strike, puts by falling strike.
                boolean call = rows[i].right() == OptionRight.CALL;
                set(call ? n : size - 1 - n, i, call ? rows[i].strike() : -rows[i].strike(), tolerance);
                n++;
            }
        }
    }

    private void set(int j, int i, double position, double tolerance) {
        OptionRow row = rows[i];
        at[j] = i;
        x[j] = position;
        bid[j] = row.hasQuote() ? Math.min(row.bid(), row.ask()) : row.mark() - tolerance;
        ask[j] = row.hasQuote() ? Math.max(row.bid(), row.ask()) : row.mark() + tolerance;
    }

    void removeNonMonotone(StripEnd.Removal removal) {
        while (monotone() > 0) {
            remove(removal, "");
        }
    }

    void removeNonConvex(StripEnd.Removal removal) {
        while (convex() > 0) {
            remove(removal, " and " + rows[at[worst[2]]].strike());
        }
    }

    private void remove(StripEnd.Removal removal, String also) {
        int[] suspects = worst.clone();
        String detail = "bid " + bid[suspects[0]] + " at strike " + rows[at[suspects[0]]].strike() + " is " + excess
                + " above the asks at " + rows[at[suspects[1]]].strike() + also;
        int blamed = blame(suspects);
        gone[blamed] = true;
        removal.accept(at[blamed], detail);
    }

    private int blame(int[] suspects) {
        int blamed = suspects[0];
        int fewest = left(blamed);
        for (int s = 1; s < suspects.length && suspects[s] >= 0; s++) {
            int left = left(suspects[s]);
            if (left < fewest || (left == fewest && weaker(suspects[s], blamed))) {
                blamed = suspects[s];
                fewest = left;
            }
        }
        return blamed;
    }

    /** Contradictions of both kinds that are left without a quote. */
    private int left(int without) {
        gone[without] = true;
        int left = monotone() + convex();
        gone[without] = false;
        return left;
    }

    private boolean weaker(int a, int b) {
        double widthA = width(rows[at[a]]);
        double widthB = width(rows[at[b]]);
        if (Math.abs(widthA - widthB) > ROUNDING) {
            return widthA > widthB;
        }
        return rows[at[a]].volume() == 0 && rows[at[b]].volume() > 0;
    }

    /** Spread ÷ mid; a price without a quote is weaker than any with one. */
    private static double width(OptionRow row) {
        return row.hasQuote() ? (row.ask() - row.bid()) / row.mark() : Double.POSITIVE_INFINITY;
    }

    /** The number of quotes bid above the ask of one that pays at least as much; the worst of them is remembered. */
    private int monotone() {
        forget();
        int found = 0;
        int cheapest = -1;
        for (int i = 0; i < x.length; i++) {
            if (gone[i]) {
                continue;
            }
            if (cheapest >= 0 && exceeds(bid[i], ask[cheapest])) {
                found++;
                remember(bid[i] - ask[cheapest], i, cheapest, -1);
            }
            if (cheapest < 0 || ask[i] < ask[cheapest]) {
                cheapest = i;
            }
        }
        return found;
    }

    /** The number of quotes bid above the lower convex hull of the asks; the worst of them is remembered. */
    private int convex() {
        forget();
        int corners = lowerHull();
        int found = 0;
        int facet = 0;
        for (int i = 0; i < x.length; i++) {
            if (gone[i]) {
                continue;
            }
            while (facet + 2 < corners && x[hull[facet + 1]] <= x[i]) {
                facet++;
            }
            if (corners < 2 || x[i] <= x[hull[0]] || x[i] >= x[hull[corners - 1]]) {
                continue;
            }
            int left = hull[facet];
            int right = hull[facet + 1];
            double line = ask[left] + (ask[right] - ask[left]) * (x[i] - x[left]) / (x[right] - x[left]);
            if (i != left && i != right && exceeds(bid[i], line)) {
                found++;
                remember(bid[i] - line, i, left, right);
            }
        }
        return found;
    }

    private int lowerHull() {
        int corners = 0;
        for (int i = 0; i < x.length; i++) {
            if (gone[i]) {
                continue;
            }
            if (corners > 0 && x[hull[corners - 1]] == x[i]) {
                if (ask[hull[corners - 1]] <= ask[i]) {
                    continue;
                }
                corners--;
            }
            while (corners > 1 && above(hull[corners - 2], hull[corners - 1], i)) {
                corners--;
            }
            hull[corners++] = i;
        }
        return corners;
    }

    /** Whether b's ask lies on or above the line from a's to c's. */
    private boolean above(int a, int b, int c) {
        return (ask[b] - ask[a]) * (x[c] - x[a]) >= (ask[c] - ask[a]) * (x[b] - x[a]);
    }

    private static boolean exceeds(double bid, double bound) {
        return bid > bound + ROUNDING * Math.abs(bid);
    }

    private void forget() {
        excess = 0;
    }

    private void remember(double by, int i, int left, int right) {
        if (by > excess) {
            excess = by;
            worst[0] = i;
            worst[1] = left;
            worst[2] = right;
        }
    }
}
