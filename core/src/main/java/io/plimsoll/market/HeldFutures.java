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
final class HeldFutures {

    /**
     * A session.
     *
     * @param price settlement of the contract held over the next session
     * @param pnl change of the contract held over this session, in price units; NaN where it did not settle at both ends
     * @param before its settlement at the session before; NaN where there is none
     * @param row of the contract held over this session, or over the next where that did not settle
     */
    record Day(LocalDate date, double price, double pnl, double before, FuturesRow row) {}

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
    static boolean tells(MarketData data, String product) {
        return data.series().containsKey(DeliveryMonth.LAST_TRADE + product)
                && data.futures().stream().anyMatch(r -> isOf(r, product));
    }

    /** The days of a product, by date. */
    static List<Day> of(MarketData data, String product, int rollDays) {
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
        return new HeldFutures(rows, lastTrades, rollDays).days();
    }

    /** Contracts that the last trading days name: {@code CLV25}, not the rank {@code CL.01}. */
    private static boolean isOf(FuturesRow row, String product) {
        String contract = row.contract();
        return contract.startsWith(product)
                && contract.length() - product.length() <= 4
                && contract.indexOf('.') < 0
                && !contract.equals(product);
    }

    private List<Day> days() {
        List<Day> days = new ArrayList<>();
        for (int t = 0; t < dates.size(); t++) {
            FuturesRow held = row(t, t);
            FuturesRow next = row(t, t + 1);
            FuturesRow before = t == 0 ? null : row(t - 1, t);
            if (next != null) {
                double start = before == null ? Double.NaN : before.settle();
                double pnl = held == null ? Double.NaN : held.settle() - start;
                days.add(new Day(dates.get(t), next.settle(), pnl, start, held == null ? next : held));
            }
        }
        return days;
    }

    /** The row of a session, of the contract that is held over a session; null where there is none. */
    private @Nullable FuturesRow row(int session, int over) {
        Map.Entry<Integer, String> contract = rollSessions.ceilingEntry(over);
        return contract == null
                ? null
                : Objects.requireNonNull(rows.get(dates.get(session))).get(contract.getValue());
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
