package io.plimsoll.margin.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What one account holds, as rows of a {@link ProfitAndLoss}.
 *
 * @param id its name
 * @param rows of the instruments, rising strictly
 * @param quantities contracts of each, long above zero, never 0
 * @param cash in the account's currency; every unit lowers the margin by one, as far as 0
 * @param unvalued holdings that are not among the rows, and why
 */
public record Account(String id, int[] rows, double[] quantities, double cash, List<Unvalued> unvalued) {

    public Account {
        if (rows.length != quantities.length) {
            throw new IllegalArgumentException(
                    "an account needs one quantity a row, " + id + " had " + quantities.length + " for " + rows.length);
        }
        for (int i = 1; i < rows.length; i++) {
            if (rows[i] <= rows[i - 1]) {
                throw new IllegalArgumentException(
                        "rows must rise strictly, those of " + id + " were " + rows[i - 1] + " then " + rows[i]);
            }
        }
    }

    /** An account without cash. */
    public static Account of(String id, List<Holding> holdings, ProfitAndLoss pnl) {
        return of(id, holdings, 0, pnl);
    }

    /** Holdings of one instrument are merged; the order in which they are given changes no bit of any result. */
    public static Account of(String id, List<Holding> holdings, double cash, ProfitAndLoss pnl) {
        if (!Double.isFinite(cash)) {
            throw new IllegalArgumentException("cash must be a number, was " + cash + " in account " + id);
        }
        List<Unvalued> unvalued = new ArrayList<>();
        List<Lot> lots = new ArrayList<>(holdings.size());
        for (Holding holding : holdings) {
            int row = pnl.row(holding.instrument());
            Unvalued why = row < 0 ? pnl.whyNot(holding.instrument()) : null;
            if (why != null) {
                unvalued.add(why);
            } else {
                lots.add(new Lot(row, holding.quantity()));
            }
        }
        lots.sort(Comparator.comparingInt(Lot::row).thenComparingDouble(Lot::quantity));
        return merged(id, lots, cash, unvalued);
    }

    private record Lot(int row, double quantity) {}

    private static Account merged(String id, List<Lot> lots, double cash, List<Unvalued> unvalued) {
        int[] rows = new int[lots.size()];
        double[] quantities = new double[lots.size()];
        int n = 0;
        for (int i = 0; i < lots.size(); ) {
            int row = lots.get(i).row();
            double sum = 0;
            for (; i < lots.size() && lots.get(i).row() == row; i++) {
                sum += lots.get(i).quantity();
            }
            if (sum != 0) {
                rows[n] = row;
                quantities[n++] = sum;
            }
        }
        List<Unvalued> reasons = unvalued.stream()
                .distinct()
                .sorted(Comparator.comparing(Unvalued::instrument))
                .toList();
        return new Account(id, Arrays.copyOf(rows, n), Arrays.copyOf(quantities, n), cash, reasons);
    }

    /** The number of instruments held. */
    public int size() {
        return rows.length;
    }

    /** What is held of some underlyings, without the cash. */
    public Account only(Set<String> underlyings, ProfitAndLoss pnl) {
        List<Lot> lots = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (underlyings.contains(pnl.instrument(rows[i]).underlying())) {
                lots.add(new Lot(rows[i], quantities[i]));
            }
        }
        return merged(id, lots, 0, List.of());
    }

    /** This account with another's holdings and cash added. */
    public Account plus(Account other) {
        List<Lot> lots = new ArrayList<>();
        for (Account account : List.of(this, other)) {
            for (int i = 0; i < account.rows.length; i++) {
                lots.add(new Lot(account.rows[i], account.quantities[i]));
            }
        }
        lots.sort(Comparator.comparingInt(Lot::row).thenComparingDouble(Lot::quantity));
        List<Unvalued> both = new ArrayList<>(unvalued);
        both.addAll(other.unvalued);
        return merged(id, lots, cash + other.cash, both);
    }
}
