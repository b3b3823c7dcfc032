package io.plimsoll.simulated;

import io.plimsoll.formats.FormatWriters;
import io.plimsoll.formats.PlainFiles;
import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.runs.SimulatedFiles;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.WorldSettings;
import io.plimsoll.simulated.WorldFormat.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything about one underlying as files. */
final class MarketFiles {

    private final WorldSettings settings;
    private final SimulatedMarket market;
    private final String symbol;
    private final List<WorldFormat> formats;
    private final WorldFolder folder;

    MarketFiles(WorldSettings settings, SimulatedMarket market, List<WorldFormat> formats, WorldFolder folder) {
        this.settings = settings;
        this.market = market;
        this.symbol = market.profile().symbol();
        this.formats = formats;
        this.folder = folder;
    }

    void write() {
        folder.plain(symbol, this::plain);
        OptionFiles options = new OptionFiles(market, folder);
        names(Part.OPTIONS).forEach(options::write);
        options.writeLabels();
        names(Part.BARS).stream().filter(MarketFiles::vendors).forEach(this::bars);
        FuturesFiles futures = new FuturesFiles(settings, market, folder);
        names(Part.FUTURES).stream().filter(MarketFiles::vendors).forEach(futures::write);
        MarketSeries series = new MarketSeries(market, folder);
        names(Part.SERIES).stream().filter(MarketFiles::vendors).forEach(series::write);
        List<WorldFormat> margin = formats.stream()
                .filter(f -> f.part() == Part.SPAN || f.part() == Part.POSITIONS)
                .toList();
        if (!margin.isEmpty()) {
            MarginFiles files = new MarginFiles(settings, market, folder);
            margin.forEach(f -> files.write(f.name()));
        }
    }

    private List<String> names(Part part) {
        return formats.stream()
                .filter(f -> f.part() == part)
                .map(WorldFormat::name)
                .toList();
    }

    private static boolean vendors(String format) {
        return !format.startsWith(WorldFormats.OWN + "-");
    }

    /** The truth, and what else is wanted in Plimsoll's own formats but for options. */
    private Map<String, Long> plain(Path to) throws IOException {
        List<Bar> bars = names(Part.BARS).contains("plimsoll-bars") ? market.bars() : List.of();
        List<FuturesRow> futures = names(Part.FUTURES).contains("plimsoll-futures") ? market.futures() : List.of();
        Map<String, List<SeriesPoint>> series =
                names(Part.SERIES).contains("plimsoll-series") ? market.series() : Map.of();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("bars.csv", (long) bars.size());
        counts.put("futures.csv", (long) futures.size());
        counts.put("series.csv", series.values().stream().mapToLong(List::size).sum());
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String name : PlainFiles.write(to, bars, List.of(), futures, series)) {
            rows.put(name, counts.getOrDefault(name, 0L));
        }
        PlainFiles.writeTruth(to, SimulatedFiles.truth(market));
        rows.put("truth.csv", (long) market.bars().size());
        return rows;
    }

    private void bars(String format) {
        folder.file(
                symbol + "/" + symbol + "-" + format + ".csv",
                format,
                market.bars().size(),
                file -> FormatWriters.bars(format).write(file, market.bars()));
    }
}
