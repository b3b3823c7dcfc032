package io.plimsoll.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The filters that need nothing but prices: those of a row by itself, then those of a strip of strikes. The filters that
 * need the forward come later, where it is known. A row counts for the first rule that it breaks.
 */
public final class ChainCleaner {

    /** By expiry, calls before puts, by strike; rows that agree in all three stay in file order. */
    private static final Comparator<OptionRow> BY_STRIP = (a, b) -> {
        int order = a.expiry().compareTo(b.expiry());
        order = order == 0 ? a.right().compareTo(b.right()) : order;
        return order == 0 ? Double.compare(a.strike(), b.strike()) : order;
    };

    private final CleaningSettings settings;
    private final PreviousSession previous;
    private final List<OptionRow> passed = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();

    private ChainCleaner(CleaningSettings settings, PreviousSession previous) {
        this.settings = settings;
        this.previous = previous;
    }

    /**
     * A cleaned chain.
     *
     * @param kept rows that passed every filter, by expiry, calls before puts, by strike
     * @param rejected the others, each with the first rule that it broke
     */
    public record Cleaned(List<OptionRow> kept, List<RejectedRow> rejected) {}

    /** Cleans the rows of one day; without the rows of the session before, nothing is stale. */
    public static Cleaned clean(List<OptionRow> rows, CleaningSettings settings) {
        return clean(rows, List.of(), settings);
    }

    /**
     * Cleans the rows of one day.
     *
     * @param before the option rows of the session before
     */
    public static Cleaned clean(List<OptionRow> rows, List<OptionRow> before, CleaningSettings settings) {
        List<OptionRow> needed = settings.applies(Filter.STALE) ? before : List.of();
        ChainCleaner cleaner = new ChainCleaner(settings, PreviousSession.of(needed));
        for (OptionRow row : rows) {
            if (cleaner.passes(row)) {
                cleaner.passed.add(row);
            }
        }
        return cleaner.strips();
    }

    private boolean passes(OptionRow row) {
        return possible(row) && term(row) && quote(row) && price(row);
    }

    /** What no setting could make usable. */
    private boolean possible(OptionRow row) {
        double mark = row.mark();
        if (Double.isNaN(mark)) {
            return reject(row, Reason.MISSING_PRICE, "");
        }
        if (Double.isNaN(row.strike())) {
            return reject(row, Reason.MISSING_TERMS, "strike is missing");
        }
        boolean quoteOk = !row.hasQuote() || (row.bid() >= 0 && row.ask() >= 0);
        if (!(row.strike() > 0) || Double.isInfinite(row.strike()) || !quoteOk || !(mark >= 0 && mark < 1e300)) {
            String quote = row.hasQuote() ? ", bid " + row.bid() + ", ask " + row.ask() : "";
            return reject(row, Reason.INVALID_NUMBER, "strike " + row.strike() + ", price " + mark + quote);
        }
        return true;
    }

    private boolean term(OptionRow row) {
        long days = row.expiry().toEpochDay() - row.date().toEpochDay();
        if (days <= 0) {
            return reject(row, Reason.EXPIRED, "expiry " + row.expiry());
        }
        if (days < settings.minDays() && settings.applies(Filter.TOO_SHORT)) {
            return reject(row, Reason.TOO_SHORT, days + " days < " + settings.minDays());
        }
        if (days > settings.maxDays() && settings.applies(Filter.TOO_LONG)) {
            return reject(row, Reason.TOO_LONG, days + " days > " + settings.maxDays());
        }
        return true;
    }

    private boolean quote(OptionRow row) {
        if (!row.hasQuote()) {
            return true;
        }
        double bid = row.bid();
        double ask = row.ask();
        if (zeroBid(row) && settings.applies(Filter.ZERO_BID)) {
            if (settings.applies(Filter.STRIP_END)) {
                passed.add(row);
            }
            return reject(row, Reason.ZERO_BID, "bid " + bid);
        }
        if (bid > ask && settings.applies(Filter.CROSSED)) {
            return reject(row, Reason.CROSSED, "bid " + bid + " > ask " + ask);
        }
        if (bid == ask && settings.applies(Filter.LOCKED)) {
            return reject(row, Reason.LOCKED, "bid " + bid + " = ask " + ask);
        }
        if (ask - bid > settings.maxSpreadToMid() * row.mark() && settings.applies(Filter.WIDE_SPREAD)) {
            return reject(
                    row,
                    Reason.WIDE_SPREAD,
                    "spread " + (ask - bid) + " > " + settings.maxSpreadToMid() + " x mid " + row.mark());
        }
        return true;
    }

    private boolean price(OptionRow row) {
        if (row.mark() < settings.priceFloor() && settings.applies(Filter.PRICE_FLOOR)) {
            return reject(row, Reason.PRICE_FLOOR, "price " + row.mark() + " < floor " + settings.priceFloor());
        }
        if (row.volume() == 0 && settings.applies(Filter.UNTRADED)) {
            return reject(row, Reason.UNTRADED, "volume 0");
        }
        if (settings.applies(Filter.STALE) && previous.repeats(row)) {
            return reject(row, Reason.STALE, "price " + row.mark() + " as in the session before");
        }
        return true;
    }

    /** The filters of a strip: one expiry and type, by strike. */
    private Cleaned strips() {
        OptionRow[] rows = passed.toArray(new OptionRow[0]);
        Arrays.sort(rows, BY_STRIP);
        boolean[] out = new boolean[rows.length];
        for (int from = 0; from < rows.length; ) {
            int puts = from;
            while (puts < rows.length && sameStrip(rows[from], rows[puts])) {
                puts++;
            }
            int to = puts;
            while (to < rows.length && rows[to].expiry().equals(rows[from].expiry())) {
                to++;
            }
            expiry(rows, from, rows[from].right() == OptionRight.CALL ? puts : from, to, out);
            from = to;
        }
        List<OptionRow> kept = new ArrayList<>(rows.length);
        for (int i = 0; i < rows.length; i++) {
            if (!out[i]) {
                kept.add(rows[i]);
            }
        }
        return new Cleaned(kept, rejected);
    }

    private static boolean sameStrip(OptionRow a, OptionRow b) {
        return a.right() == b.right() && a.expiry().equals(b.expiry());
    }

    /** Rows {@code from} to {@code puts} are calls, {@code puts} to {@code to} puts, of one expiry. */
    private void expiry(OptionRow[] rows, int from, int puts, int to, boolean[] out) {
        if (settings.applies(Filter.DUPLICATE)) {
            duplicates(rows, from, to, out);
        }
        if (settings.applies(Filter.STRIP_END)) {
            StripEnd.mark(rows, from, puts, to, (i, detail) -> remove(rows, i, out, Reason.STRIP_END, detail));
            for (int i = from; i < to; i++) {
                // Those were here to end the strip.
                out[i] |= listed(rows[i]);
            }
        }
        if (settings.applies(Filter.NON_MONOTONE) || settings.applies(Filter.NON_CONVEX)) {
            arbitrage(rows, from, puts, out);
            arbitrage(rows, puts, to, out);
        }
    }

    private void duplicates(OptionRow[] rows, int from, int to, boolean[] out) {
        int first = -1;
        for (int i = from; i < to; i++) {
            if (listed(rows[i])) {
                continue;
            }
            if (first >= 0 && rows[i].right() == rows[first].right() && rows[i].strike() == rows[first].strike()) {
                remove(rows, i, out, Reason.DUPLICATE, "price " + rows[i].mark());
            } else {
                first = i;
            }
        }
    }

    private void arbitrage(OptionRow[] rows, int from, int to, boolean[] out) {
        StrikeArbitrage strip = new StrikeArbitrage(new StripQuotes(rows, from, to, out, settings.priceTolerance()));
        if (settings.applies(Filter.NON_MONOTONE)) {
            strip.removeNonMonotone((i, detail) -> remove(rows, i, out, Reason.NON_MONOTONE, detail));
        }
        if (settings.applies(Filter.NON_CONVEX)) {
            strip.removeNonConvex((i, detail) -> remove(rows, i, out, Reason.NON_CONVEX, detail));
        }
    }

    /** Whether a row of a strip is listed as rejected already. */
    private boolean listed(OptionRow row) {
        return zeroBid(row) && settings.applies(Filter.ZERO_BID);
    }

    static boolean zeroBid(OptionRow row) {
        return row.hasQuote() && !(row.bid() > 0);
    }

    /** Lists a row of a strip, once. */
    private void remove(OptionRow[] rows, int i, boolean[] out, Reason reason, String detail) {
        if (!out[i] && !listed(rows[i])) {
            reject(rows[i], reason, detail);
        }
        out[i] = true;
    }

    private boolean reject(OptionRow row, Reason reason, String detail) {
        rejected.add(rejected(row, reason, detail));
        return false;
    }

    /** An option row as a rejected one. */
    public static RejectedRow rejected(OptionRow row, Reason reason, String detail) {
        return new RejectedRow(row.source(), row.date(), row.instrument(), reason, detail);
    }
}
