package io.plimsoll.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One contract of a product held after another. A contract is held up to the close of the session that lies {@code rollDays}
 * sessions before its last trading day, and at that close left for the next one. Profit and loss is the price change of the
 * contract that was held over the session, never across contracts; the price of a session is that of the contract held over
 * the next one, so that a relative change is the next profit and loss over it.
 */
public final class HeldFutures {

    /**
     * A session.
     *
     * @param price settlement of the contract held over the next session
     * @param pnl change of the contract held over this session, in price units; NaN where it did not settle at both ends
     * @param before its settlement at the session before; NaN where there is none
     * @param row of the contract held over this session, or over the next where that did not settle
     */
    public record Day(LocalDate date, double price, double pnl, double before, FuturesRow row) {}

    private final List<LocalDate> dates;
    private final NavigableMap<Integer, String> rollSessions = new TreeMap<>();
    private final Map<LocalDate, Map<String, FuturesRow>> rows;

    private HeldFutures(
            Map<LocalDate, Map<String, FuturesRow>> rows, NavigableMap<LocalDate, String> lastTrades, int rollDays) {
        this.rows = rows;
        this.dates = List.copyOf(rows.keySet());
        lastTrades.forEach((last, contract) -> rollSessions.put(session(last) - rollDays, contract));
    }

    /** Whether the data tells the last trading days of a product and settlements of its contracts. */
    public static boolean tells(MarketData data, String product) {
        return data.series().containsKey(DeliveryMonth.LAST_TRADE + product)
                && data.futures().stream().anyMatch(r -> isOf(r, product));
    }

    /**
     * The days of a product, by date.
     *
     * @param rank 0 for the contract that is next to be left, 1 for the one behind it, and so on
     */
    public static List<Day> of(MarketData data, String product, int rollDays, int rank) {
        return of(data, product, rollDays).days(rank);
    }

    private static HeldFutures of(MarketData data, String product, int rollDays) {
        Map<LocalDate, Map<String, FuturesRow>> rows = new TreeMap<>();
        Map<YearMonth, String> contracts = new HashMap<>();
        for (FuturesRow row : data.futures()) {
            if (isOf(row, product)) {
                rows.computeIfAbsent(row.date(), d -> new HashMap<>()).put(row.contract(), row);
                contracts.putIfAbsent(DeliveryMonth.of(row.contract()), row.contract());
            }
        }
        NavigableMap<LocalDate, String> lastTrades = new TreeMap<>();
        for (SeriesPoint point : data.series().getOrDefault(DeliveryMonth.LAST_TRADE + product, List.of())) {
            int month = (int) point.value();
            String contract = contracts.get(YearMonth.of(month / 100, month % 100));
            if (contract != null) {
                lastTrades.put(point.date(), contract);
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no settlement of a contract of " + product + " is known");
        }
        return new HeldFutures(rows, lastTrades, rollDays);
    }

    /**
     * How many contracts of a product are left before this one, counted from the close of the last session on or before a day.
     *
     * @return −1 where the contract has been left already, or its last trading day is not known
     */
    public static int rank(MarketData data, String product, int rollDays, String contract, LocalDate day) {
        HeldFutures held = of(data, product, rollDays);
        int next = held.session(day) + 1;
        return List.copyOf(held.rollSessions.tailMap(next, true).values()).indexOf(contract);
    }

    /** Contracts that the last trading days name: {@code CLV25}, not the rank {@code CL.01}. */
    private static boolean isOf(FuturesRow row, String product) {
        String contract = row.contract();
        return contract.startsWith(product)
                && contract.length() - product.length() <= 4
                && contract.indexOf('.') < 0
                && !contract.equals(product);
    }

    private List<Day> days(int rank) {
        List<Day> days = new ArrayList<>();
        for (int t = 0; t < dates.size(); t++) {
            FuturesRow held = row(t, t, rank);
            FuturesRow next = row(t, t + 1, rank);
            FuturesRow before = t == 0 ? null : row(t - 1, t, rank);
            if (next != null) {
                double start = before == null ? Double.NaN : before.settle();
                double pnl = held == null ? Double.NaN : held.settle() - start;
                days.add(new Day(dates.get(t), next.settle(), pnl, start, held == null ? next : held));
            }
        }
        return days;
    }

    /** The row of a session, of the contract that is held over a session; null where there is none. */
    private @Nullable FuturesRow row(int session, int over, int rank) {
        return rollSessions.tailMap(over, true).values().stream()
                .skip(rank)
                .findFirst()
                .map(contract ->
                        Objects.requireNonNull(rows.get(dates.get(session))).get(contract))
                .orElse(null);
    }

    /** The session of a day, or the one before it; days after the last session count their weekdays. */
    private int session(LocalDate day) {
        LocalDate lastDate = dates.get(dates.size() - 1);
        if (!day.isAfter(lastDate)) {
            int found = Collections.binarySearch(dates, day);
            return found >= 0 ? found : -found - 2;
        }
        int session = dates.size() - 1;
        for (LocalDate d = lastDate.plusDays(1); !d.isAfter(day); d = d.plusDays(1)) {
            session += d.getDayOfWeek() == DayOfWeek.SATURDAY || d.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return session;
    }
}
