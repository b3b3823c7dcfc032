package io.plimsoll.market;

/**
 * Bids and asks of one strip in the order in which prices must fall: calls by rising strike, puts by falling strike. Quotes keep
 * their number; their position moves up as others are removed. A price without a quote is both bid and ask, apart by twice the
 * tolerance.
 */
final class StripQuotes {

    private static final double ROUNDING = 1e-10;

    private final OptionRow[] rows;
    private final int[] row;
    private final double[] x;
    private final double[] bid;
    private final double[] ask;
    private final int[] live;
    private int size;

    /** The rows between two indices, without those that are {@code out}. */
    StripQuotes(OptionRow[] rows, int from, int to, boolean[] out, double tolerance) {
        this.rows = rows;
        int n = to - from;
        row = new int[n];
        x = new double[n];
        bid = new double[n];
        ask = new double[n];
        live = new int[n];
        boolean calls = n > 0 && rows[from].right() == OptionRight.CALL;
        for (int j = 0; j < n; j++) {
            int i = calls ? from + j : to - 1 - j;
            if (!out[i]) {
                add(i, calls ? rows[i].strike() : -rows[i].strike(), tolerance);
            }
        }
    }

    private void add(int i, double position, double tolerance) {
        OptionRow quoted = rows[i];
        row[size] = i;
        x[size] = position;
        bid[size] = quoted.hasQuote() ? Math.min(quoted.bid(), quoted.ask()) : quoted.mark() - tolerance;
        ask[size] = quoted.hasQuote() ? Math.max(quoted.bid(), quoted.ask()) : quoted.mark() + tolerance;
        live[size] = size;
        size++;
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

    /** The index of a quote's row. */
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
        double widthA = width(rows[row[a]]);
        double widthB = width(rows[row[b]]);
        if (Math.abs(widthA - widthB) > ROUNDING) {
            return Double.compare(widthA, widthB);
        }
        return Boolean.compare(rows[row[a]].volume() == 0, rows[row[b]].volume() == 0);
    }

    private static double width(OptionRow row) {
        return row.hasQuote() ? (row.ask() - row.bid()) / row.mark() : Double.POSITIVE_INFINITY;
    }

    /** A contradiction in words. */
    String contradiction(int quote, double bound, int first, int last) {
        String strikes = first == last ? "" + strike(first) : strike(first) + " and " + strike(last);
        return "bid " + bid[quote] + " at strike " + strike(quote) + " > " + bound + " from the ask at " + strikes;
    }

    private double strike(int quote) {
        return rows[row[quote]].strike();
    }
}
