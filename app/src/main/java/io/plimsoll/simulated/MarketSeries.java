package io.plimsoll.simulated;

import io.plimsoll.formats.FormatWriters;
import io.plimsoll.market.Bar;
import io.plimsoll.market.DeliveryMonth;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import io.plimsoll.simulate.SimulatedMarket;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Series about one underlying in vendors' formats. A vendor of one market's series gets those of its kind of market. */
final class MarketSeries {

    private static final SourceRow NOWHERE = new SourceRow("simulated", 0);
    private static final String INDEX = "HARBIX";
    private static final Set<String> ENERGY = Set.of("SKERRY", "FATHOM");

    private final SimulatedMarket market;
    private final String symbol;
    private final WorldFolder folder;

    MarketSeries(SimulatedMarket market, WorldFolder folder) {
        this.market = market;
        this.symbol = market.profile().symbol();
        this.folder = folder;
    }

    void write(String format) {
        switch (format) {
            case "cboe-index" -> write(format, "VOL" + symbol + "_History", volatilityIndex("VOL" + symbol));
            case "futures-expiries" -> write(format, symbol + "-" + format, lastTradingDays());
            case "eia-prices" -> {
                if (ENERGY.contains(symbol)) {
                    write(format, symbol, closes());
                }
            }
            default -> {
                if (symbol.equals(INDEX)) {
                    index(format);
                }
            }
        }
    }

    private void index(String format) {
        switch (format) {
            case "ivx" -> write(format, symbol + "-" + format, volatilityIndex("ivx"));
            case "index-put-call" -> write(format, symbol + "-" + format, putCall());
            case "spx-option-activity" -> write(format, symbol + "-" + format, activity());
            case "realized-measures" -> write(format, symbol + "-" + format, ranges());
            default -> {
                // a series of the world, which is none of an underlying
            }
        }
    }

    private void write(String format, String name, List<SeriesPoint> points) {
        folder.file(symbol + "/" + name + ".csv", format, points.size(), file -> FormatWriters.series(format)
                .write(file, points));
    }

    private List<SeriesPoint> volatilityIndex(String name) {
        return market.series().getOrDefault("volindex", List.of()).stream()
                .map(p -> point(name, p.date(), p.value()))
                .toList();
    }

    private List<SeriesPoint> closes() {
        return market.bars().stream()
                .map(b -> point(symbol, b.date(), b.close()))
                .toList();
    }

    /** Third Fridays, each with its month. */
    private List<SeriesPoint> lastTradingDays() {
        Set<YearMonth> months = new TreeSet<>();
        for (FuturesRow row : market.futures()) {
            months.add(DeliveryMonth.of(row.contract()));
        }
        return months.stream()
                .map(m -> point(
                        DeliveryMonth.LAST_TRADE + symbol,
                        m.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY)),
                        100 * m.getYear() + m.getMonthValue()))
                .toList();
    }

    private List<SeriesPoint> putCall() {
        List<SeriesPoint> points = new ArrayList<>();
        Activity.byDay(market.options()).forEach((date, day) -> {
            points.add(point("pcr.index", date, Activity.rounded(day.puts() / day.calls())));
            points.add(point("pcr.index.calls", date, day.calls()));
            points.add(point("pcr.index.puts", date, day.puts()));
        });
        return points;
    }

    private List<SeriesPoint> activity() {
        List<SeriesPoint> points = new ArrayList<>();
        for (Map.Entry<LocalDate, Activity> day :
                Activity.byDay(market.options()).entrySet()) {
            day.getValue().measures().forEach((name, value) -> points.add(point(name, day.getKey(), value)));
        }
        return points;
    }

    /** The variance that the day's range tells: Parkinson, Journal of Business 53 (1980), (ln(high/low))²/(4 ln 2). */
    private List<SeriesPoint> ranges() {
        List<SeriesPoint> points = new ArrayList<>();
        for (Bar bar : market.bars()) {
            double range = Math.log(bar.high() / bar.low());
            points.add(point("realized.RV", bar.date(), Math.rint(1e10 * range * range / (4 * Math.log(2))) / 1e10));
        }
        return points;
    }

    private static SeriesPoint point(String name, LocalDate date, double value) {
        return new SeriesPoint(NOWHERE, name, date, value);
    }
}
