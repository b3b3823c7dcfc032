package io.plimsoll.simulated;

import io.plimsoll.formats.FormatWriters;
import io.plimsoll.market.DeliveryMonth;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.WorldSettings;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Futures of an underlying in vendors' formats. What a vendor's codes leave no room for is renamed. */
final class FuturesFiles {

    private static final String LETTERS = "FGHJKMNQUVXZ";
    /** A panel is of one of the commodities that its vendor has. */
    private static final Map<String, String> COMMODITIES = Map.of("SKERRY", "CL", "FATHOM", "NG");

    private static final String INDEX = "HARBIX";

    private final WorldSettings settings;
    private final SimulatedMarket market;
    private final String symbol;
    private final WorldFolder folder;

    FuturesFiles(WorldSettings settings, SimulatedMarket market, WorldFolder folder) {
        this.settings = settings;
        this.market = market;
        this.symbol = market.profile().symbol();
        this.folder = folder;
    }

    void write(String format) {
        switch (format) {
            case "cboe-vx", "vx-contracts", "vx-monthly-curve" -> volatility(format);
            case "futures-panel" -> panel();
            case "chris-continuous" -> continuous();
            case "index-futures-main" -> write(format, "-" + format, mostTraded());
            case "databento-ohlcv" -> write(format, "-futures-" + format, lettered());
            default -> write(format, "-" + format, market.futures());
        }
    }

    private void write(String format, String name, List<FuturesRow> rows) {
        folder.file(symbol + "/" + symbol + name + ".csv", format, rows.size(), file -> FormatWriters.futures(format)
                .write(file, rows));
    }

    /** That vendor has futures on the volatility of an equity index, and no others. */
    private void volatility(String format) {
        if (symbol.equals(INDEX)) {
            write(format, "-" + format, VolatilityFutures.of(settings, market));
        }
    }

    private void panel() {
        String product = COMMODITIES.get(symbol);
        if (product != null) {
            write("futures-panel", "-futures-panel", ranked(product));
        }
    }

    /** A file for each rank, which its name tells. */
    private void continuous() {
        Map<String, List<FuturesRow>> ranks = new TreeMap<>();
        ranked(symbol).forEach(r -> ranks.computeIfAbsent(r.contract(), c -> new ArrayList<>())
                .add(r));
        int rank = 1;
        for (List<FuturesRow> rows : ranks.values()) {
            write("chris-continuous", "-CHRIS-SIM_" + symbol + rank, rows);
            rank++;
        }
    }

    private List<FuturesRow> ranked(String product) {
        List<FuturesRow> ranked = new ArrayList<>();
        byDay().values().forEach(day -> {
            for (int i = 0; i < day.size(); i++) {
                ranked.add(renamed(day.get(i), String.format(Locale.ROOT, "%s.%02d", product, i + 1)));
            }
        });
        return ranked;
    }

    private List<FuturesRow> mostTraded() {
        return byDay().values().stream()
                .map(day -> day.stream()
                        .max(Comparator.comparingDouble(FuturesRow::volume))
                        .orElseThrow())
                .toList();
    }

    /** Three letters, the month's letter and the year. */
    private List<FuturesRow> lettered() {
        return market.futures().stream()
                .map(row -> {
                    YearMonth month = DeliveryMonth.of(row.contract());
                    return renamed(
                            row,
                            String.format(
                                    Locale.ROOT,
                                    "%s%s%02d",
                                    symbol.substring(0, Math.min(3, symbol.length())),
                                    LETTERS.charAt(month.getMonthValue() - 1),
                                    month.getYear() % 100));
                })
                .toList();
    }

    private Map<LocalDate, List<FuturesRow>> byDay() {
        Map<LocalDate, List<FuturesRow>> days = new TreeMap<>();
        market.futures().forEach(r -> days.computeIfAbsent(r.date(), d -> new ArrayList<>())
                .add(r));
        return days;
    }

    private static FuturesRow renamed(FuturesRow row, String contract) {
        return new FuturesRow(
                row.source(),
                row.date(),
                contract,
                row.settle(),
                row.high(),
                row.low(),
                row.volume(),
                row.openInterest());
    }
}
