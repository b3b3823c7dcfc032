package io.plimsoll.market;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * The underlying by session: the days on which it has a price are the study's sessions.
 *
 * @param dates the sessions
 * @param price close or settlement, price units
 * @param pnl profit and loss of one long unit over the session; NaN on the first
 * @param returns relative change over the session, dividends put back; NaN on the first
 * @param open first price of the session, on the scale of the price; NaN where not given
 * @param high highest price, likewise
 * @param low lowest price, likewise
 * @param range ln(high ÷ low); NaN where not given
 * @param volume units or contracts traded; NaN where not given
 */
public record Underlying(
        List<LocalDate> dates,
        double[] price,
        double[] pnl,
        double[] returns,
        double[] open,
        double[] high,
        double[] low,
        double[] range,
        double[] volume) {

    /** The underlying that the settings name. */
    public static Underlying of(MarketData data, MarketSettings settings) {
        if (data.futures().stream().noneMatch(r -> r.contract().equals(settings.underlying()))
                && HeldFutures.tells(data, settings.underlying())) {
            return held(HeldFutures.of(data, settings.underlying(), settings.rollDays(), 0), settings);
        }
        List<Bar> days =
                settings.underlying().equals(MarketSettings.BARS) ? data.bars() : named(data, settings.underlying());
        if (days.size() < 2) {
            throw new InputRejectedException("market.underlying: \"" + settings.underlying()
                    + "\" must have at least two days of prices in the files, had " + days.size()
                    + "; name \"bars\", one of the contracts " + contracts(data.futures()) + " or one of the series "
                    + data.series().keySet());
        }
        return of(days, settings);
    }

    private static Underlying of(List<Bar> days, MarketSettings settings) {
        int n = days.size();
        double[] price = days.stream().mapToDouble(Bar::close).toArray();
        double[] pnl = new double[n];
        double[] returns = new double[n];
        pnl[0] = Double.NaN;
        returns[0] = Double.NaN;
        TreeMap<LocalDate, Double> factors = new TreeMap<>(settings.dividendFactors());
        for (int i = 1; i < n; i++) {
            double factor = factors
                    .subMap(days.get(i - 1).date(), false, days.get(i).date(), true)
                    .values()
                    .stream()
                    .reduce(1.0, (a, b) -> a * b);
            returns[i] = price[i - 1] > 0 ? price[i] * factor / price[i - 1] - 1 : Double.NaN;
            pnl[i] = settings.relativePnl() ? returns[i] : price[i] * factor - price[i - 1];
        }
        return new Underlying(
                days.stream().map(Bar::date).toList(),
                price,
                pnl,
                returns,
                days.stream().mapToDouble(Bar::open).toArray(),
                days.stream().mapToDouble(Bar::high).toArray(),
                days.stream().mapToDouble(Bar::low).toArray(),
                days.stream().mapToDouble(b -> Math.log(b.high() / b.low())).toArray(),
                days.stream().mapToDouble(Bar::volume).toArray());
    }

    /** One contract of a product after another. */
    private static Underlying held(List<HeldFutures.Day> days, MarketSettings settings) {
        if (days.size() < 2) {
            throw new InputRejectedException("market.underlying: \"" + settings.underlying()
                    + "\" must have settlements of the contract held on at least two days, had " + days.size());
        }
        double[] pnl = days.stream().mapToDouble(HeldFutures.Day::pnl).toArray();
        double[] returns = days.stream()
                .mapToDouble(d -> d.before() > 0 ? d.pnl() / d.before() : Double.NaN)
                .toArray();
        return new Underlying(
                days.stream().map(HeldFutures.Day::date).toList(),
                days.stream().mapToDouble(HeldFutures.Day::price).toArray(),
                settings.relativePnl() ? returns : pnl,
                returns,
                days.stream().mapToDouble(d -> Double.NaN).toArray(),
                days.stream().mapToDouble(d -> unrolled(d, d.row().high())).toArray(),
                days.stream().mapToDouble(d -> unrolled(d, d.row().low())).toArray(),
                days.stream()
                        .mapToDouble(d -> Math.log(d.row().high() / d.row().low()))
                        .toArray(),
                days.stream().mapToDouble(d -> d.row().volume()).toArray());
    }

    /** A price of the contract held over the session, where it is still the one whose settlement is the price. */
    private static double unrolled(HeldFutures.Day day, double price) {
        return day.row().settle() == day.price() ? price : Double.NaN;
    }

    private static List<Bar> named(MarketData data, String name) {
        List<Bar> contract = contract(data.futures(), name);
        return contract.isEmpty() ? firstValues(data.series().getOrDefault(name, List.of())) : contract;
    }

    /** The value of each date as it was first told: a price that was revised later is not what was traded at. */
    private static List<Bar> firstValues(List<SeriesPoint> points) {
        TreeMap<LocalDate, Bar> days = new TreeMap<>();
        points.forEach(p -> days.putIfAbsent(
                p.date(), new Bar(p.source(), p.date(), Double.NaN, Double.NaN, Double.NaN, p.value(), Double.NaN)));
        return List.copyOf(days.values());
    }

    private static List<Bar> contract(List<FuturesRow> rows, String contract) {
        return rows.stream()
                .filter(r -> r.contract().equals(contract))
                .map(r -> new Bar(r.source(), r.date(), Double.NaN, r.high(), r.low(), r.settle(), r.volume()))
                .toList();
    }

    private static List<String> contracts(List<FuturesRow> rows) {
        return rows.stream().map(FuturesRow::contract).distinct().sorted().toList();
    }

    /** The number of sessions. */
    public int size() {
        return dates.size();
    }

    /** The session of a date, or −1 where the date is none. */
    public int session(LocalDate date) {
        int found = Collections.binarySearch(dates, date);
        return found >= 0 ? found : -1;
    }
}
