package io.plimsoll.market.check;

import io.plimsoll.market.OptionChain;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds adjustments of strikes, and adjustments that were written back over the time before them. An exchange lists contracts on
 * a round grid; a dividend or split multiplies the strikes of all listed contracts by one factor, and only from that day on may a
 * strike be off the grid. A contract that is off the grid on the first day on which it is listed, and follows on no contract of
 * the day before, carries an adjustment of later.
 */
final class StrikeWatch {

    private static final int FEWEST = 3;
    private static final double MOST_OF = 0.8;
    private static final double SAME = 6e-4;
    private static final double SPLIT = Math.log(1.2);

    private final String underlying;
    private final Consumer<Finding> to;
    private final StrikeGrid grid = new StrikeGrid();
    private final Map<Integer, Expiry> expiries = new HashMap<>();
    private final List<Listed> listed = new ArrayList<>();
    private boolean begun;

    /** An expiry that has not passed. */
    private static final class Expiry {
        private final Set<Double> seen = new HashSet<>();
        private double[] last = new double[0];
    }

    /** A strike on the first day on which it is listed, between strikes at no round distance. */
    private record Listed(int day, int expiry, double strike, SourceRow source) {}

    StrikeWatch(String underlying, Consumer<Finding> to) {
        this.underlying = underlying;
        this.to = to;
    }

    void add(OptionChain chain, int day, List<Slice> slices) {
        expiries.keySet().removeIf(e -> e < day);
        int row = 0;
        for (Slice slice : slices) {
            grid.add(slice.all());
            Expiry expiry = expiries.computeIfAbsent(slice.expiry(), e -> new Expiry());
            double[] fresh = Arrays.stream(slice.all())
                    .filter(k -> !expiry.seen.contains(k))
                    .toArray();
            double factor = factor(slice, expiry.last, fresh);
            if (!Double.isNaN(factor)) {
                adjusted(chain, day, row, slice, factor);
            }
            if (begun) {
                for (double strike : fresh) {
                    if (!follows(strike, expiry.last, factor) && isIrregular(slice.all(), strike)) {
                        listed.add(new Listed(day, slice.expiry(), strike, chain.source(row(chain, row, strike))));
                    }
                }
            }
            Arrays.stream(fresh).forEach(expiry.seen::add);
            expiry.last = slice.all();
            row = chain.sliceEnd(row);
        }
        begun = true;
    }

    private static int row(OptionChain chain, int from, double strike) {
        int end = chain.sliceEnd(from);
        for (int row = from; row < end; row++) {
            if (chain.strike(row) == strike) {
                return row;
            }
        }
        return from;
    }

    private void adjusted(OptionChain chain, int day, int row, Slice slice, double factor) {
        to.accept(Finding.of(
                Rule.STRIKES_ADJUSTED,
                Severity.NOTE,
                underlying,
                day,
                chain.source(row),
                "expiry " + LocalDate.ofEpochDay(slice.expiry()) + ": strikes × " + Math.rint(1e5 * factor) / 1e5
                        + " (÷ " + Math.rint(1e4 / factor) / 1e4 + ")"));
    }

    /**
     * The factor that takes the strikes of the day before to strikes of today, some of them new; NaN where there is none. The
     * strikes of before may stay on the list, since the exchange lists new contracts on them.
     */
    private double factor(Slice slice, double[] before, double[] fresh) {
        if (before.length < FEWEST || fresh.length < FEWEST) {
            return Double.NaN;
        }
        double best = Double.NaN;
        long most = 0;
        for (int quarter = 1; quarter <= 3; quarter++) {
            double from = before[quarter * (before.length - 1) / 4];
            for (double strike : fresh) {
                double factor = strike / from;
                long hits = hits(before, slice.all(), factor);
                if (Math.abs(factor - 1) > SAME && hits > most && hits(before, fresh, factor) >= FEWEST) {
                    most = hits;
                    best = factor;
                }
            }
        }
        return most >= MOST_OF * before.length && isAdjustment(slice, before, fresh, best)
                ? refined(before, slice.all(), best)
                : Double.NaN;
    }

    /**
     * A narrow ladder that moves by a step looks multiplied. A dividend takes strikes off the grid; a split, whose factor is far
     * from one, leaves none of the old strikes.
     */
    private boolean isAdjustment(Slice slice, double[] before, double[] fresh, double factor) {
        if (Math.abs(Math.log(factor)) > SPLIT) {
            return Arrays.stream(before).noneMatch(slice::has);
        }
        double unit = grid.unit();
        double[] moved =
                Arrays.stream(fresh).filter(k -> near(before, k / factor)).toArray();
        long off = Arrays.stream(moved)
                .filter(k -> !Double.isNaN(unit) && !StrikeGrid.isOn(k, unit))
                .count();
        return 2 * off > moved.length;
    }

    /** The median of the ratios that agree with a factor: strikes are rounded, their median ratio hardly is. */
    private static double refined(double[] before, double[] today, double factor) {
        double[] ratios = Arrays.stream(before)
                .flatMap(k -> Arrays.stream(today)
                        .filter(now -> Math.abs(now - k * factor) < SAME * now)
                        .map(now -> now / k))
                .sorted()
                .toArray();
        return ratios[ratios.length / 2];
    }

    private static long hits(double[] before, double[] today, double factor) {
        return Arrays.stream(before).filter(k -> near(today, k * factor)).count();
    }

    private static boolean follows(double strike, double[] before, double factor) {
        return !Double.isNaN(factor) && near(before, strike / factor);
    }

    private static boolean near(double[] strikes, double strike) {
        int at = Arrays.binarySearch(strikes, strike);
        if (at >= 0) {
            return true;
        }
        int above = -1 - at;
        return (above < strikes.length && strikes[above] - strike < SAME * strike)
                || (above > 0 && strike - strikes[above - 1] < SAME * strike);
    }

    private static boolean isIrregular(double[] strikes, double strike) {
        int i = Arrays.binarySearch(strikes, strike);
        boolean below = i > 0 && StrikeGrid.isRound(strike - strikes[i - 1]);
        boolean above = i < strikes.length - 1 && StrikeGrid.isRound(strikes[i + 1] - strike);
        return !below && !above;
    }

    /** Tells the look-ahead, once the usual grid is known. */
    void finish() {
        double unit = grid.unit();
        if (Double.isNaN(unit)) {
            return;
        }
        Map<Integer, List<Listed>> byExpiry = new HashMap<>();
        listed.stream().filter(l -> !StrikeGrid.isOn(l.strike(), unit)).forEach(l -> byExpiry.computeIfAbsent(
                        l.expiry(), e -> new ArrayList<>())
                .add(l));
        byExpiry.values().stream()
                .filter(l -> l.size() >= FEWEST)
                .forEach(l -> l.forEach(found -> to.accept(Finding.of(
                        Rule.LOOK_AHEAD_STRIKE,
                        Severity.ERROR,
                        underlying,
                        found.day(),
                        found.source(),
                        "strike " + found.strike() + " of expiry " + LocalDate.ofEpochDay(found.expiry())
                                + " is new, usual strikes are multiples of " + unit))));
    }
}
