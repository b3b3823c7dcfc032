package io.plimsoll.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filters that need nothing but prices: those of a row by itself, then those of a strip of strikes, expiry by expiry. The
 * filters that need the forward come later, where it is known. A row counts for the first rule that it breaks.
 */
public final class ChainCleaner {

    private final OptionChain chain;
    private final CleaningSettings settings;
    private final RowRules rules;
    private final RejectedRows rejected;
    private final boolean duplicates;
    private final boolean stripEnd;
    private final boolean arbitrage;
    private @Nullable StrikeArbitrage strip;
    /** The rows kept; from {@link #size} on those of the expiry at hand that the filters of a strip look at. */
    private final int[] rows;

    private int size;

    private ChainCleaner(OptionChain chain, @Nullable OptionChain before, CleaningSettings settings) {
        this.chain = chain;
        this.settings = settings;
        rules = new RowRules(chain, before, settings);
        rejected = new RejectedRows(chain, rules::values);
        duplicates = settings.applies(Filter.DUPLICATE);
        stripEnd = settings.applies(Filter.STRIP_END);
        arbitrage = settings.applies(Filter.NON_MONOTONE) || settings.applies(Filter.NON_CONVEX);
        rows = new int[chain.size()];
    }

    /**
     * A cleaned chain.
     *
     * @param chain what was cleaned
     * @param keptRows rows of the chain that passed every filter, in its order
     * @param rejections the others, each with the first rule that it broke; steps that reject more of the rows add them here
     */
    public record Cleaned(OptionChain chain, int[] keptRows, RejectedRows rejections) {

        /** The rows that passed every filter, by expiry, calls before puts, by strike. */
        public List<OptionRow> kept() {
            return chain.rows(keptRows);
        }

        /** The same by expiry. */
        public List<KeptSlice> slices() {
            List<KeptSlice> slices = new ArrayList<>();
            for (int from = 0; from < keptRows.length; ) {
                int expiry = chain.expiry(keptRows[from]);
                int to = from + 1;
                while (to < keptRows.length && chain.expiry(keptRows[to]) == expiry) {
                    to++;
                }
                int[] rows = Arrays.copyOfRange(keptRows, from, to);
                slices.add(new KeptSlice(LocalDate.ofEpochDay(expiry), chain.rows(rows), rows, rejections));
                from = to;
            }
            return slices;
        }

        /** The rows rejected so far, in the order of the chain. */
        public List<RejectedRow> rejected() {
            return rejections.list();
        }
    }

    /**
     * Cleans the rows of one day in one pass.
     *
     * @param before the chain of the session before; without it, nothing is stale
     */
    public static Cleaned clean(OptionChain chain, @Nullable OptionChain before, CleaningSettings settings) {
        ChainCleaner cleaner = new ChainCleaner(chain, before, settings);
        for (int from = 0; from < chain.size(); ) {
            int to = chain.sliceEnd(from);
            cleaner.expiry(from, to);
            from = to;
        }
        return new Cleaned(chain, Arrays.copyOf(cleaner.rows, cleaner.size), cleaner.rejected);
    }

    private void expiry(int from, int to) {
        Reason term = rules.term(chain.expiry(from));
        int passed = size;
        int puts = size;
        for (int row = from; row < to; row++) {
            Reason broken = rules.broken(row, term);
            if (broken != null) {
                rejected.reject(row, broken);
            }
            // Zero bids stay to end the strip.
            if (broken == null || (broken == Reason.ZERO_BID && stripEnd)) {
                rows[passed++] = row;
                puts += chain.isCall(row) ? 1 : 0;
            }
        }
        strips(puts, passed);
    }

    /** Rows {@code size} to {@code puts} of those at hand are calls, {@code puts} to {@code to} puts, of one expiry. */
    private void strips(int puts, int to) {
        if (duplicates) {
            duplicates(to);
        }
        if (stripEnd) {
            StripEnd.mark(chain, rows, size, puts, to, (row, detail) -> rejected.reject(row, Reason.STRIP_END, detail));
        }
        if (arbitrage) {
            arbitrage(size, puts);
            arbitrage(puts, to);
        }
        for (int i = size; i < to; i++) {
            if (!rejected.holds(rows[i])) {
                rows[size++] = rows[i];
            }
        }
    }

    private void duplicates(int to) {
        int first = -1;
        for (int i = size; i < to; i++) {
            int row = rows[i];
            if (rejected.holds(row)) {
                continue;
            }
            if (first >= 0 && chain.strike(row) == chain.strike(first) && chain.isCall(row) == chain.isCall(first)) {
                rejected.reject(row, Reason.DUPLICATE);
            } else {
                first = row;
            }
        }
    }

    private void arbitrage(int from, int to) {
        if (strip == null || strip.most() < to - from) {
            strip = new StrikeArbitrage(new StripQuotes(chain, 2 * (to - from), settings.priceTolerance()));
        }
        strip.load(rows, from, to, rejected);
        if (settings.applies(Filter.NON_MONOTONE)) {
            strip.removeNonMonotone((row, detail) -> rejected.reject(row, Reason.NON_MONOTONE, detail));
        }
        if (settings.applies(Filter.NON_CONVEX)) {
            strip.removeNonConvex((row, detail) -> rejected.reject(row, Reason.NON_CONVEX, detail));
        }
    }
}
