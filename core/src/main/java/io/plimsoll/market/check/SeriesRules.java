package io.plimsoll.market.check;

import io.plimsoll.market.Bar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Rules about the values of one series. */
public final class SeriesRules {

    private static final int PRICE_RUN = 5;
    private static final int LEVEL_RUN = 10;
    private static final double MOSTLY_CHANGING = 0.05;

    private static final int WINDOW = 60;
    private static final double LEAST_JUMP = Math.log(1.2);
    private static final double JUMP_DEVIATIONS = 10;
    private static final double RATIO_TOLERANCE = 0.012;
    private static final double[] RATIOS = {4 / 3.0, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 50};

    private static final int AROUND = 5;
    private static final double POWER_TOLERANCE = 0.08;
    private static final double LEVEL_TOLERANCE = 0.15;
    private static final int VOLUME_WINDOW = 20;
    private static final double VOLUME_TOLERANCE = 0.4;
    private static final double VOLUME_SPREAD = 0.3;

    private SeriesRules() {}

    /** Runs of one value in a series that changes nearly every session: five sessions of a price, ten of anything else. */
    public static List<Finding> stale(DatedColumn c) {
        int least = c.kind() == DatedColumn.Kind.LEVEL ? LEVEL_RUN : PRICE_RUN;
        if (c.kind() == DatedColumn.Kind.VOLUME || c.size() < 4 * least) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        double[] v = c.values();
        int shortRuns = 0;
        for (int from = 0; from < v.length; ) {
            int to = from + 1;
            while (to < v.length && v[to] == v[from]) {
                to++;
            }
            if (to - from > least) {
                found.add(run(c, from, to));
            } else {
                shortRuns += to - from - 1;
            }
            from = to;
        }
        return shortRuns > MOSTLY_CHANGING * v.length ? List.of() : found;
    }

    private static Finding run(DatedColumn c, int from, int to) {
        return new Finding(
                Rule.STALE,
                Severity.WARNING,
                c.name(),
                LocalDate.ofEpochDay(c.days()[from]),
                LocalDate.ofEpochDay(c.days()[to - 1]),
                c.sources().isEmpty() ? null : c.sources().get(from),
                c.values()[from] + " on " + (to - from) + " sessions in a row");
    }

    /**
     * Jumps of a close that are ten times the usual move, a fifth at least, and within 1.2 % and three usual moves of a simple
     * ratio.
     *
     * @param implied by day, the level that the options tell by put-call parity; NaN where they do not
     */
    public static List<Finding> splits(DatedColumn c, IntToDoubleFunction implied) {
        List<Finding> found = new ArrayList<>();
        double[] v = c.values();
        for (int i = 1; i < v.length; i++) {
            if (!(v[i] > 0) || !(v[i - 1] > 0)) {
                continue;
            }
            double jump = Math.log(v[i] / v[i - 1]);
            if (Math.abs(jump) < LEAST_JUMP) {
                continue;
            }
            double usual = usualMove(v, i);
            double ratio = simpleRatio(jump, RATIO_TOLERANCE + 3 * usual);
            if (Math.abs(jump) > JUMP_DEVIATIONS * usual && ratio > 0) {
                found.add(split(c, i, ratio, implied));
            }
        }
        return found;
    }

    private static Finding split(DatedColumn c, int i, double ratio, IntToDoubleFunction implied) {
        double jump = Math.log(c.values()[i] / c.values()[i - 1]);
        double options = Math.log(implied.applyAsDouble(c.days()[i]) / implied.applyAsDouble(c.days()[i - 1]));
        boolean told = !Double.isNaN(options);
        boolean follow = told && Math.abs(options - jump) < Math.abs(jump) / 2;
        String said = c.values()[i - 1] + " to " + c.values()[i] + ", near " + (jump > 0 ? "×" : "÷") + " "
                + Math.rint(1e4 * ratio) / 1e4;
        return c.finding(
                Rule.SPLIT,
                told && !follow ? Severity.ERROR : Severity.WARNING,
                i,
                said + (told ? follow ? "; the options move with it" : "; the options do not move" : ""));
    }

    /** The ratio that a jump of a logarithm is near; 0 where it is near none. */
    private static double simpleRatio(double jump, double tolerance) {
        return Arrays.stream(RATIOS)
                .filter(r -> Math.abs(Math.abs(jump) - Math.log(r)) < tolerance)
                .findFirst()
                .orElse(0);
    }

    /** 1.4826 times the median of the absolute log changes of sixty sessions before and after, the jump left out. */
    private static double usualMove(double[] v, int at) {
        double[] moves = new double[2 * WINDOW];
        int n = 0;
        for (int i = Math.max(1, at - WINDOW); i < Math.min(v.length, at + WINDOW); i++) {
            if (i != at && v[i] > 0 && v[i - 1] > 0) {
                moves[n++] = Math.abs(Math.log(v[i] / v[i - 1]));
            }
        }
        return n == 0 ? 0 : 1.4826 * median(Arrays.copyOf(moves, n));
    }

    /** Overnight changes by a power of ten that last, or that are taken back the session after. */
    public static List<Finding> unitChanges(DatedColumn c) {
        List<Finding> found = new ArrayList<>();
        double[] v = c.values();
        boolean volume = c.kind() == DatedColumn.Kind.VOLUME;
        for (int i = volume ? VOLUME_WINDOW : 1; i < v.length; i++) {
            double power = volume ? volumePower(v, i) : pricePower(v, i);
            if (power != 0) {
                found.add(c.finding(
                        Rule.UNIT_CHANGE,
                        Severity.ERROR,
                        i,
                        v[i - 1] + " to " + v[i] + ", about " + (power > 0 ? "× " : "÷ ")
                                + Math.round(Math.pow(10, Math.abs(power)))));
            }
        }
        return found;
    }

    private static double pricePower(double[] v, int i) {
        double move = log10(v[i - 1], v[i]);
        double power = Math.rint(move);
        if (power == 0 || !(Math.abs(move - power) < POWER_TOLERANCE)) {
            return 0;
        }
        double before = median(Arrays.copyOfRange(v, Math.max(0, i - AROUND), i));
        double after = median(Arrays.copyOfRange(v, i, Math.min(v.length, i + AROUND)));
        boolean was = Math.abs(log10(before, v[i - 1])) < LEVEL_TOLERANCE;
        boolean stays = Math.abs(log10(before, after) - power) < LEVEL_TOLERANCE;
        boolean back = i + 1 < v.length && Math.abs(log10(v[i], v[i + 1]) + power) < POWER_TOLERANCE;
        boolean loud = Math.abs(move) * Math.log(10) > JUMP_DEVIATIONS * usualMove(v, i);
        return was && loud && (stays || back) ? power : 0;
    }

    /** Volumes jump by themselves; a hundred times those of a month in which they hardly did is a change of unit. */
    private static double volumePower(double[] v, int i) {
        double[] month = Arrays.copyOfRange(v, i - VOLUME_WINDOW, i);
        double usual = median(month);
        double[] apart =
                Arrays.stream(month).map(x -> Math.abs(log10(usual, x))).toArray();
        double move = log10(usual, v[i]);
        double power = Math.rint(move);
        boolean steady = Math.abs(log10(usual, v[i - 1])) < 1 && median(apart) < VOLUME_SPREAD;
        return steady && Math.abs(power) >= 2 && Math.abs(move - power) < VOLUME_TOLERANCE ? power : 0;
    }

    private static double log10(double from, double to) {
        return from > 0 && to > 0 ? Math.log10(to / from) : Double.NaN;
    }

    /** Prices that are not above zero: an error, but for futures, which may be. */
    public static List<Finding> nonPositive(DatedColumn c) {
        boolean future = c.kind() == DatedColumn.Kind.FUTURE;
        List<Finding> found = new ArrayList<>();
        if (c.kind() != DatedColumn.Kind.PRICE && !future) {
            return found;
        }
        for (int i = 0; i < c.size(); i++) {
            if (c.values()[i] <= 0) {
                found.add(c.finding(
                        future ? Rule.NEGATIVE_FUTURE : Rule.NEGATIVE_PRICE,
                        future ? Severity.NOTE : Severity.ERROR,
                        i,
                        Double.toString(c.values()[i])));
            }
        }
        return found;
    }

    /** Bars whose open or close lies outside low to high; missing numbers break nothing. */
    public static List<Finding> ranges(List<Bar> bars) {
        List<Finding> found = new ArrayList<>();
        for (Bar bar : bars) {
            double slack = 1e-6 * Math.abs(bar.close());
            boolean bad = bar.low() > bar.high() + slack
                    || bar.close() > bar.high() + slack
                    || bar.close() < bar.low() - slack
                    || bar.open() > bar.high() + slack
                    || bar.open() < bar.low() - slack;
            if (bad) {
                found.add(Finding.of(
                        Rule.BAR_RANGE,
                        Severity.WARNING,
                        "bars",
                        Math.toIntExact(bar.date().toEpochDay()),
                        bar.source(),
                        "open " + bar.open() + ", high " + bar.high() + ", low " + bar.low() + ", close "
                                + bar.close()));
            }
        }
        return found;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
    }
}
