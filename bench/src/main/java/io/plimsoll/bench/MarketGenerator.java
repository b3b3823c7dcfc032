package io.plimsoll.bench;

import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SourceRow;
import io.plimsoll.pricing.Black;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Days of a market of index options: eight weekly expiries and one every four weeks up to two and a quarter years, strikes five
 * points apart within 2½ standard deviations (at most 25 on either side), a skewed smile, quotes on the tick grid. One row in
 * thirty is spoilt: no price, no bid, crossed, far too wide, given twice, left as it was the session before, or priced off its
 * neighbours. One row in nine expires within a week or after two years.
 */
public final class MarketGenerator {

    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final double STEP = 5;
    private static final double TICK = 0.05;

    private final SplittableRandom random;
    private final List<List<OptionRow>> days = new ArrayList<>();
    private List<OptionRow> day = new ArrayList<>();
    private LocalDate date = START;
    private double spot = 500;
    private int rows;

    private MarketGenerator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Days until there are so many rows, each by expiry, calls before puts, by strike; the same seed gives the same rows. */
    public static List<List<OptionRow>> days(int rows, long seed) {
        MarketGenerator market = new MarketGenerator(seed);
        while (market.rows < rows) {
            market.nextDay(rows);
        }
        return market.days;
    }

    private void nextDay(int most) {
        date = date.plusDays(date.getDayOfWeek().getValue() == 5 ? 3 : 1);
        spot *= Math.exp(0.01 * random.nextGaussian());
        day = new ArrayList<>();
        days.add(day);
        LocalDate friday = date.plusDays(5 - date.getDayOfWeek().getValue());
        for (int week = 0; week < 118; week++) {
            LocalDate expiry = friday.plusWeeks(week);
            if (expiry.isAfter(date) && (week < 8 || expiry.toEpochDay() / 7 % 4 == 0)) {
                strip(OptionRight.CALL, expiry, most);
                strip(OptionRight.PUT, expiry, most);
            }
        }
    }

    private void strip(OptionRight right, LocalDate expiry, int most) {
        double years = (expiry.toEpochDay() - date.toEpochDay()) / 365.0;
        int aSide = (int) Math.min(25, Math.max(5, 2.5 * 0.2 * Math.sqrt(years) * spot / STEP));
        double middle = Math.rint(spot / STEP);
        for (int i = -aSide; i <= aSide && rows < most; i++) {
            double strike = STEP * (middle + i);
            double k = Math.log(strike / spot);
            double vol = 0.2 * (1 - 0.3 * k / Math.sqrt(years) + 0.1 * k * k / years);
            double fair = Black.price(right, spot, strike, Math.max(0.05, vol), years);
            double half = TICK * Math.ceil(1 + 0.01 * fair / TICK);
            double mid = fair + half * random.nextDouble(-0.5, 0.5);
            double bid = Math.max(TICK, TICK * Math.floor((mid - half) / TICK));
            double ask = Math.max(bid + TICK, TICK * Math.ceil((mid + half) / TICK));
            quote(right, expiry, strike, bid, ask);
        }
    }

    private void quote(OptionRight right, LocalDate expiry, double strike, double bid, double ask) {
        double volume = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 500);
        switch (random.nextInt(210)) {
            case 0 -> add(right, expiry, strike, Double.NaN, ask, volume);
            case 1 -> add(right, expiry, strike, 0, ask, volume);
            case 2 -> add(right, expiry, strike, ask, bid, volume);
            case 3 -> add(right, expiry, strike, bid, 4 * ask, volume);
            case 4 -> {
                add(right, expiry, strike, bid, ask, volume);
                add(right, expiry, strike, bid, ask, volume);
            }
            case 5 -> leaveBehind(right, expiry, strike, bid, ask);
            case 6 -> add(right, expiry, strike, 1.3 * bid + 1, 1.3 * ask + 1, volume);
            default -> add(right, expiry, strike, bid, ask, volume);
        }
    }

    /** As it was the session before, where it was quoted then. */
    private void leaveBehind(OptionRight right, LocalDate expiry, double strike, double bid, double ask) {
        List<OptionRow> before = days.size() > 1 ? days.get(days.size() - 2) : List.of();
        OptionRow old = before.stream()
                .filter(o ->
                        o.right() == right && o.strike() == strike && o.expiry().equals(expiry))
                .findFirst()
                .orElse(null);
        add(right, expiry, strike, old == null ? bid : old.bid(), old == null ? ask : old.ask(), 0);
    }

    private void add(OptionRight right, LocalDate expiry, double strike, double bid, double ask, double volume) {
        rows++;
        SourceRow source = new SourceRow("generated.csv", rows + 1L);
        day.add(new OptionRow(source, date, right, expiry, strike, Double.NaN, bid, ask, volume, 1000));
    }
}
