package io.plimsoll.market;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The options on one underlying on one day as their vendor wrote them, before any cleaning. Rows stand by expiry, calls before
 * puts, by strike (NaN last); rows that agree in all three stay in the order in which they were given. They are held as columns,
 * 73 bytes a row or 65 without the underlying's price.
 */
public final class OptionChain {

    private final LocalDate date;
    private final List<String> files;
    private final OptionColumns columns;

    private OptionChain(LocalDate date, List<String> files, OptionColumns columns) {
        this.date = date;
        this.files = files;
        this.columns = columns;
    }

    /**
     * A chain of columns. They are not copied where they are in order already, and must not be changed afterwards.
     *
     * @param files that {@link OptionColumns#file} points into
     * @throws IllegalArgumentException where a row points at no file
     */
    public static OptionChain of(LocalDate date, List<String> files, OptionColumns columns) {
        for (int file : columns.file()) {
            if (file < 0 || file >= files.size()) {
                throw new IllegalArgumentException(
                        "a row of " + date + " must be of one of " + files.size() + " files, was of number " + file);
            }
        }
        return new OptionChain(date, List.copyOf(files), inOrder(columns));
    }

    /**
     * A chain of rows; none has a price of the underlying.
     *
     * @throws IllegalArgumentException where a row is of another day
     */
    public static OptionChain of(LocalDate date, List<OptionRow> rows) {
        OptionColumns columns = OptionColumns.empty(rows.size());
        Map<String, Integer> files = new HashMap<>();
        List<String> names = new ArrayList<>();
        int i = 0;
        for (OptionRow row : rows) {
            if (!row.date().equals(date)) {
                throw new IllegalArgumentException("the rows of a chain must be of its day, " + date + ", but "
                        + row.source() + " is of " + row.date());
            }
            String file = row.source().file();
            columns.file()[i] = files.computeIfAbsent(file, f -> {
                names.add(f);
                return names.size() - 1;
            });
            columns.line()[i] = row.source().line();
            columns.expiry()[i] = Math.toIntExact(row.expiry().toEpochDay());
            columns.call()[i] = row.right() == OptionRight.CALL;
            columns.strike()[i] = row.strike();
            columns.price()[i] = row.price();
            columns.bid()[i] = row.bid();
            columns.ask()[i] = row.ask();
            columns.volume()[i] = row.volume();
            columns.openInterest()[i] = row.openInterest();
            i++;
        }
        return of(date, names, columns);
    }

    /** One chain for each day of the rows, by date. */
    public static List<OptionChain> byDate(List<OptionRow> rows) {
        Map<LocalDate, List<OptionRow>> days = new TreeMap<>();
        rows.forEach(
                row -> days.computeIfAbsent(row.date(), d -> new ArrayList<>()).add(row));
        return days.entrySet().stream()
                .map(day -> of(day.getKey(), day.getValue()))
                .toList();
    }

    private static OptionColumns inOrder(OptionColumns columns) {
        int n = columns.rows();
        int i = 1;
        while (i < n && compare(columns, i - 1, i) <= 0) {
            i++;
        }
        if (i >= n) {
            return columns;
        }
        Integer[] order = new Integer[n];
        Arrays.setAll(order, j -> j);
        Arrays.sort(order, (a, b) -> compare(columns, a, b));
        return columns.permuted(Arrays.stream(order).mapToInt(j -> j).toArray());
    }

    private static int compare(OptionColumns columns, int a, int b) {
        int order = Integer.compare(columns.expiry()[a], columns.expiry()[b]);
        order = order == 0 ? Boolean.compare(columns.call()[b], columns.call()[a]) : order;
        return order == 0 ? Double.compare(columns.strike()[a], columns.strike()[b]) : order;
    }

    /** The contract of a row of this chain against that of a row of another, in the order of the rows. */
    int compareContract(int row, OptionChain other, int otherRow) {
        int order = Integer.compare(expiry(row), other.expiry(otherRow));
        order = order == 0 ? Boolean.compare(other.isCall(otherRow), isCall(row)) : order;
        return order == 0 ? Double.compare(strike(row), other.strike(otherRow)) : order;
    }

    /** The trading day. */
    public LocalDate date() {
        return date;
    }

    /** The files that the rows came from. */
    public List<String> files() {
        return files;
    }

    /** The number of rows. */
    public int size() {
        return columns.rows();
    }

    /** The last trading day of a row's option, days since 1970-01-01. */
    public int expiry(int row) {
        return columns.expiry()[row];
    }

    /** Whether a row's option is a call; a put otherwise. */
    public boolean isCall(int row) {
        return columns.call()[row];
    }

    /** The strike that was in force on the day, price units. */
    public double strike(int row) {
        return columns.strike()[row];
    }

    /** Close or settlement, price units; NaN where there is only a quote. */
    public double price(int row) {
        return columns.price()[row];
    }

    /** Best bid at the close, price units, or NaN. */
    public double bid(int row) {
        return columns.bid()[row];
    }

    /** Best ask at the close, price units, or NaN. */
    public double ask(int row) {
        return columns.ask()[row];
    }

    /** Contracts traded on the day, or NaN. */
    public double volume(int row) {
        return columns.volume()[row];
    }

    /** Contracts open at the close, or NaN. */
    public double openInterest(int row) {
        return columns.openInterest()[row];
    }

    /** The price of the underlying that the vendor wrote beside the quote, price units, or NaN. */
    public double underlyingPrice(int row) {
        double[] prices = columns.underlyingPrice();
        return prices.length == 0 ? Double.NaN : prices[row];
    }

    /** Whether both sides of a quote are given. */
    public boolean hasQuote(int row) {
        return !Double.isNaN(bid(row)) && !Double.isNaN(ask(row));
    }

    /** The mid of bid and ask where both are given, the close or settlement otherwise; NaN where there is neither. */
    public double mark(int row) {
        double mid = 0.5 * (bid(row) + ask(row));
        return hasQuote(row) ? mid : price(row);
    }

    /** Where a row came from. */
    public SourceRow source(int row) {
        return new SourceRow(files.get(columns.file()[row]), columns.line()[row]);
    }

    /** A row by itself; it does not tell the underlying's price. */
    public OptionRow row(int row) {
        return row(row, LocalDate.ofEpochDay(expiry(row)));
    }

    private OptionRow row(int row, LocalDate expiry) {
        return new OptionRow(
                source(row),
                date,
                isCall(row) ? OptionRight.CALL : OptionRight.PUT,
                expiry,
                strike(row),
                price(row),
                bid(row),
                ask(row),
                volume(row),
                openInterest(row));
    }

    /** All rows, each made when it is asked for. */
    public List<OptionRow> rows() {
        return new Rows();
    }

    /** Some rows, in the order of their indices; those of one expiry share its date. */
    List<OptionRow> rows(int[] indices) {
        List<OptionRow> rows = new ArrayList<>(indices.length);
        LocalDate expiry = date;
        for (int row : indices) {
            expiry = expiry.toEpochDay() == expiry(row) ? expiry : LocalDate.ofEpochDay(expiry(row));
            rows.add(row(row, expiry));
        }
        return rows;
    }

    /** The index after the last row of the expiry that begins at a row; the number of rows where it is the last expiry. */
    public int sliceEnd(int from) {
        int[] expiry = columns.expiry();
        int to = from + 1;
        while (to < expiry.length && expiry[to] == expiry[from]) {
            to++;
        }
        return to;
    }

    /** The columns themselves, for what reads every row; not to be changed. */
    OptionColumns columns() {
        return columns;
    }

    /** Chains are equal where their days and rows are. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof OptionChain chain) || !date.equals(chain.date) || size() != chain.size()) {
            return false;
        }
        boolean equal = true;
        for (int row = 0; row < size() && equal; row++) {
            equal = row(row).equals(chain.row(row))
                    && Double.compare(underlyingPrice(row), chain.underlyingPrice(row)) == 0;
        }
        return equal;
    }

    @Override
    public int hashCode() {
        return Objects.hash(date, size(), Arrays.hashCode(columns.strike()));
    }

    private final class Rows extends AbstractList<OptionRow> implements RandomAccess {

        @Override
        public OptionRow get(int index) {
            return row(index);
        }

        @Override
        public int size() {
            return OptionChain.this.size();
        }
    }
}
