package io.plimsoll.market.check;

import io.plimsoll.market.OptionChain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Checks the chains of an underlying day by day, in date order; what it remembers grows with the number of contracts, not with
 * that of rows.
 */
public final class ChainWatch {

    private static final double MANY_CROSSED = 0.05;
    private static final int FEWEST = 20;
    private static final double NEAR = 0.1;

    private final String underlying;
    private final Consumer<Finding> to;
    private final ListingWatch listings;
    private final StrikeWatch strikes;
    private final List<Integer> days = new ArrayList<>();
    private final List<Double> volumes = new ArrayList<>();
    private final Map<Integer, Double> implied = new HashMap<>();
    private boolean spot;
    private long rows;
    private long crossed;

    /** @param to told each finding, in no order */
    public ChainWatch(String underlying, Consumer<Finding> to) {
        this.underlying = underlying;
        this.to = to;
        this.listings = new ListingWatch(underlying, to);
        this.strikes = new StrikeWatch(underlying, to);
    }

    /** Looks at the next day. */
    public void add(OptionChain chain) {
        int day = Math.toIntExact(chain.date().toEpochDay());
        days.add(day);
        crossed += RowRule.check(underlying, chain, to);
        rows += chain.size();
        List<Slice> slices = Slice.of(chain);
        listings.add(day, slices);
        strikes.add(chain, day, slices);
        implied.put(day, ImpliedLevel.of(chain));
        volumes.add(total(chain));
        spot |= chain.size() > 0 && chain.underlyingPrice(0) > 0;
    }

    private static double total(OptionChain chain) {
        double sum = 0;
        for (int row = 0; row < chain.size(); row++) {
            sum += Double.isNaN(chain.volume(row)) ? 0 : chain.volume(row);
        }
        return sum;
    }

    /** Tells what only the whole history shows. */
    public void finish() {
        strikes.finish();
        if (crossed > MANY_CROSSED * rows) {
            to.accept(new Finding(
                    Rule.CROSSED,
                    Severity.ERROR,
                    underlying,
                    LocalDate.ofEpochDay(days.get(0)),
                    LocalDate.ofEpochDay(days.get(days.size() - 1)),
                    null,
                    Math.round(1e3 * crossed / rows) / 10.0 + " % of the rows"));
        }
        DatedColumn volume = new DatedColumn(
                "volume of options on " + underlying,
                DatedColumn.Kind.VOLUME,
                dayArray(),
                volumes.stream().mapToDouble(Double::doubleValue).toArray(),
                List.of());
        SeriesRules.unitChanges(volume).forEach(to);
    }

    /** The days with options. */
    public DatedColumn sessions() {
        int[] all = dayArray();
        double[] ones = new double[all.length];
        Arrays.fill(ones, 1);
        return new DatedColumn("options on " + underlying, DatedColumn.Kind.DAYS, all, ones, List.of());
    }

    private int[] dayArray() {
        return days.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether a rule is about rows by themselves, whichever contracts a file lists. */
    public static boolean isAboutRows(Rule rule) {
        return switch (rule) {
            case EXPIRED, CROSSED, NEGATIVE_PRICE, DUPLICATE, UNIT_CHANGE, WEEKEND -> true;
            default -> false;
        };
    }

    /** Whether closes are those of the underlying: on most days that both have, parity tells them to a tenth. */
    public boolean isOn(DatedColumn closes) {
        int both = 0;
        int near = 0;
        for (int i = 0; i < closes.size(); i++) {
            double level = implied(closes.days()[i]);
            if (!Double.isNaN(level)) {
                both++;
                near += Math.abs(level / closes.values()[i] - 1) < NEAR ? 1 : 0;
            }
        }
        return both >= FEWEST && 2 * near > both;
    }

    /** Whether the rows tell the price of the underlying. */
    public boolean hasSpot() {
        return spot;
    }

    /** The level that put-call parity tells on a day; NaN where it tells none. */
    public double implied(int day) {
        return implied.getOrDefault(day, Double.NaN);
    }
}
