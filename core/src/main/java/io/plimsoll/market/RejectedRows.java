package io.plimsoll.market;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a chain that were not used, each once and under the first rule that it broke. Texts are made when they are read.
 */
public final class RejectedRows {

    /** The values of a broken rule in words. */
    @FunctionalInterface
    public interface Detail {
        String text();
    }

    /** The values of a broken rule that row and settings tell. */
    @FunctionalInterface
    interface Texts {
        String of(int row, Reason reason);
    }

    private final OptionChain chain;
    private final Texts texts;
    private final @Nullable Reason[] reasons;
    private @Nullable Detail @Nullable [] details;
    private int size;

    RejectedRows(OptionChain chain, Texts texts) {
        this.chain = chain;
        this.texts = texts;
        this.reasons = new Reason[chain.size()];
    }

    /** All rows of a chain for one reason that needs no values. */
    public static List<RejectedRow> all(OptionChain chain, Reason reason) {
        RejectedRows rejected = new RejectedRows(chain, (row, r) -> "");
        for (int row = 0; row < chain.size(); row++) {
            rejected.reject(row, reason);
        }
        return rejected.list();
    }

    /** Several lists as one; nothing is copied. */
    public static List<RejectedRow> join(List<List<RejectedRow>> parts) {
        return new Joined(parts);
    }

    /** Whether a row has been rejected. */
    public boolean holds(int row) {
        return reasons[row] != null;
    }

    /** The number of rows rejected. */
    public int size() {
        return size;
    }

    /** Adds the number of rows rejected for each reason to what is counted so far. */
    public void countInto(Map<Reason, Long> counts) {
        for (Reason reason : reasons) {
            if (reason != null) {
                counts.merge(reason, 1L, Long::sum);
            }
        }
    }

    /** Rejects a row whose values the row itself tells. */
    void reject(int row, Reason reason) {
        if (reasons[row] == null) {
            reasons[row] = reason;
            size++;
        }
    }

    /** Rejects a row; one that is rejected already keeps its reason. */
    public void reject(int row, Reason reason, Detail detail) {
        if (reasons[row] == null) {
            if (details == null) {
                details = new Detail[reasons.length];
            }
            details[row] = detail;
            reject(row, reason);
        }
    }

    /** The rows rejected so far, in the order of the chain; each is made when it is asked for. */
    public List<RejectedRow> list() {
        int[] rows = new int[size];
        int found = 0;
        for (int row = 0; row < reasons.length; row++) {
            if (reasons[row] != null) {
                rows[found++] = row;
            }
        }
        return new Rows(rows);
    }

    private RejectedRow row(int row) {
        Reason reason = Objects.requireNonNull(reasons[row]);
        Detail detail = details == null ? null : details[row];
        return new RejectedRow(
                chain.source(row),
                chain.date(),
                OptionRow.instrument(
                        chain.isCall(row) ? OptionRight.CALL : OptionRight.PUT,
                        chain.strike(row),
                        LocalDate.ofEpochDay(chain.expiry(row))),
                reason,
                detail == null ? texts.of(row, reason) : detail.text());
    }

    private static final class Joined extends AbstractList<RejectedRow> implements RandomAccess {

        private final List<List<RejectedRow>> parts;
        /** By part, the index after its last row. */
        private final int[] ends;

        Joined(List<List<RejectedRow>> parts) {
            this.parts = parts.stream().filter(part -> !part.isEmpty()).toList();
            ends = this.parts.stream().mapToInt(List::size).toArray();
            Arrays.parallelPrefix(ends, Math::addExact);
        }

        @Override
        public RejectedRow get(int index) {
            Objects.checkIndex(index, size());
            int found = Arrays.binarySearch(ends, index + 1);
            int part = found < 0 ? -1 - found : found;
            return parts.get(part).get(index - (part == 0 ? 0 : ends[part - 1]));
        }

        @Override
        public int size() {
            return ends.length == 0 ? 0 : ends[ends.length - 1];
        }
    }

    private final class Rows extends AbstractList<RejectedRow> implements RandomAccess {

        private final int[] rows;

        Rows(int[] rows) {
            this.rows = rows;
        }

        @Override
        public RejectedRow get(int index) {
            return row(rows[index]);
        }

        @Override
        public int size() {
            return rows.length;
        }
    }
}
