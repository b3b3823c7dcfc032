package io.plimsoll.formats;

import io.plimsoll.market.DeliveryMonth;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.SeriesPoint;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Futures that a file tells by their rank: {@code CL.01} is the contract of CL that expires next, its last trading day
 * included. Where the files give the last trading days of the product, such a row gets its contract; otherwise it keeps the
 * rank, whose price jumps when the contract behind it changes.
 */
final class FuturesRanks {

    private static final Pattern RANK = Pattern.compile("([A-Z0-9]+)\\.(\\d{2})");

    private FuturesRanks() {}

    /** The code of a rank, counted from 1. */
    static String code(String product, int rank) {
        return String.format(Locale.ROOT, "%s.%02d", product, rank);
    }

    /** The rows, with contracts for ranks where the last trading days tell them. */
    static List<FuturesRow> resolved(List<FuturesRow> rows, List<SeriesPoint> series) {
        Map<String, NavigableMap<LocalDate, String>> contracts = contracts(series);
        return contracts.isEmpty()
                ? rows
                : rows.stream().map(r -> resolved(r, contracts)).toList();
    }

    private static Map<String, NavigableMap<LocalDate, String>> contracts(List<SeriesPoint> series) {
        Map<String, NavigableMap<LocalDate, String>> contracts = new HashMap<>();
        for (SeriesPoint point : series) {
            if (point.series().startsWith(DeliveryMonth.LAST_TRADE)) {
                String product = point.series().substring(DeliveryMonth.LAST_TRADE.length());
                int month = (int) point.value();
                contracts
                        .computeIfAbsent(product, p -> new TreeMap<>())
                        .putIfAbsent(
                                point.date(), DeliveryMonth.lettered(product, YearMonth.of(month / 100, month % 100)));
            }
        }
        return contracts;
    }

    private static FuturesRow resolved(FuturesRow row, Map<String, NavigableMap<LocalDate, String>> contracts) {
        Matcher rank = RANK.matcher(row.contract());
        if (!rank.matches()) {
            return row;
        }
        return contracts.getOrDefault(rank.group(1), new TreeMap<>()).tailMap(row.date(), true).values().stream()
                .skip(Integer.parseInt(rank.group(2)) - 1L)
                .findFirst()
                .map(contract -> new FuturesRow(
                        row.source(),
                        row.date(),
                        contract,
                        row.settle(),
                        row.high(),
                        row.low(),
                        row.volume(),
                        row.openInterest()))
                .orElse(row);
    }
}
