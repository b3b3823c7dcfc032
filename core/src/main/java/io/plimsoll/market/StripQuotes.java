package io.plimsoll.market;

/**
 * Bids and asks of one strip in the order in which prices must fall: calls by rising strike, puts by falling strike. Quotes keep
 * their number; their position moves up as others are removed. A price without a quote is both bid and ask, apart by twice the
 * tolerance. One strip after another is loaded into the same arrays.
 */
final class StripQuotes {

    private static final double ROUNDING = 1e-10;

    private final OptionChain chain;
    private final double tolerance;
    private final int[] row;
    private final double[] x;
    private final double[] bid;
    private final double[] ask;
    private final int[] live;
    private int size;

    /**
     * Room for strips of a chain.
     *
     * @param most the number of quotes that a strip may have
     */
    StripQuotes(OptionChain chain, int most, double tolerance) {
        this.chain = chain;
        this.tolerance = tolerance;
        row = new int[most];
        x = new double[most];
        bid = new double[most];
        ask = new double[most];
        live = new int[most];
    }

    /** Takes the rows that stand between two indices of a list of them, without those that are rejected. */
    void load(int[] rows, int from, int to, RejectedRows rejected) {
        size = 0;
        boolean calls = to > from && chain.isCall(rows[from]);
        for (int j = 0; j < to - from; j++) {
            int next = rows[calls ? from + j : to - 1 - j];
            if (!rejected.holds(next)) {
                add(next, calls ? chain.strike(next) : -chain.strike(next));
            }
        }
    }

    private void add(int next, double position) {
        boolean quoted = chain.hasQuote(next);
        row[size] = next;
        x[size] = position;
        bid[size] = quoted ? Math.min(chain.bid(next), chain.ask(next)) : chain.mark(next) - tolerance;
        ask[size] = quoted ? Math.max(chain.bid(next), chain.ask(next)) : chain.mark(next) + tolerance;
        live[size] = size;
        size++;
    }

    /** The number of quotes that a strip may have. */
    int most() {
        return row.length;
    }

    int size() {
        return size;
    }

    /** The number of the quote at a position. */
    int at(int position) {
        return live[position];
    }

    void remove(int position) {
        System.arraycopy(live, position + 1, live, position, size - position - 1);
        size--;
    }

    /** The row of a quote in the chain. */
    int row(int quote) {
        return row[quote];
    }

    double x(int quote) {
        return x[quote];
    }

    double bid(int quote) {
        return bid[quote];
    }

    double ask(int quote) {
        return ask[quote];
    }

    /** At b's strike, the line from a's to c's ask; the lower ask where all have the same strike. */
    double line(int a, int b, int c) {
        double width = x[c] - x[a];
        return width > 0 ? ask[a] + (ask[c] - ask[a]) * ((x[b] - x[a]) / width) : Math.min(ask[a], ask[c]);
    }

    /** Whether a quote's bid is above a bound by more than rounding. */
    boolean exceeds(int quote, double bound) {
        return bid[quote] > bound + ROUNDING * Math.abs(bid[quote]);
    }

    /** Positive where a is the weaker of two: the wider spread ÷ mid (none is wider than any), then without trade. */
    int compareWeakness(int a, int b) {
        double widthA = width(row[a]);
        double widthB = width(row[b]);
        if (Math.abs(widthA - widthB) > ROUNDING) {
            return Double.compare(widthA, widthB);
        }
        return Boolean.compare(chain.volume(row[a]) == 0, chain.volume(row[b]) == 0);
    }

    private double width(int of) {
        return chain.hasQuote(of) ? (chain.ask(of) - chain.bid(of)) / chain.mark(of) : Double.POSITIVE_INFINITY;
    }

    /** A contradiction, to be put in words. */
    RejectedRows.Detail contradiction(int quote, double bound, int first, int last) {
        return new Contradiction(
                bid[quote], chain.strike(row[quote]), bound, chain.strike(row[first]), chain.strike(row[last]));
    }

    private record Contradiction(double bid, double strike, double bound, double first, double last)
            implements RejectedRows.Detail {

        @Override
        public String text() {
            String strikes = first == last ? "" + first : first + " and " + last;
            return "bid " + bid + " at strike " + strike + " > " + bound + " from the ask at " + strikes;
        }
    }
}
