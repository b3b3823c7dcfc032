package io.plimsoll.simulated;

import io.plimsoll.formats.chain.ChainFormat;
import io.plimsoll.formats.chain.ChainFormats;
import io.plimsoll.formats.chain.ChainWriter;
import io.plimsoll.formats.chain.Field;
import io.plimsoll.market.Bar;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SourceRow;
import io.plimsoll.simulate.Fault;
import io.plimsoll.simulate.SimulatedMarket;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The options of an underlying as chain files, and the labels of their dirty rows. */
final class OptionFiles {

    private final SimulatedMarket market;
    private final String symbol;
    private final WorldFolder folder;
    private final Labels labels = new Labels();
    private final Map<LocalDate, Double> spot = new HashMap<>();

    OptionFiles(SimulatedMarket market, WorldFolder folder) {
        this.market = market;
        this.symbol = market.profile().symbol();
        this.folder = folder;
        market.bars().forEach((Bar bar) -> spot.put(bar.date(), bar.close()));
    }

    void write(String format) {
        ChainFormat chain = ChainFormats.named(format);
        if (chain.carries(Field.DATE)) {
            if (write(chain, path(format, ""), market.options())) {
                label(chain, path(format, ""), market.options(), market.faults());
            }
            return;
        }
        Map<LocalDate, List<OptionRow>> days = new TreeMap<>();
        market.options().forEach(r -> days.computeIfAbsent(r.date(), d -> new ArrayList<>())
                .add(r));
        for (Map.Entry<LocalDate, List<OptionRow>> day : days.entrySet()) {
            if (!write(chain, path(format, "-" + day.getKey()), day.getValue())) {
                folder.withdraw(symbol, format);
                return;
            }
        }
        Map<LocalDate, List<Fault>> faults = new TreeMap<>();
        market.faults().forEach(f -> faults.computeIfAbsent(f.date(), d -> new ArrayList<>())
                .add(f));
        faults.forEach((date, of) -> label(chain, path(format, "-" + date), days.getOrDefault(date, List.of()), of));
    }

    /** A name that begins with the symbol, which readers take it from where no column tells it. */
    private String path(String format, String day) {
        return symbol + "/"
                + switch (format) {
                    case "plimsoll-options" -> "options.csv";
                    case "optionsdx" -> symbol.toLowerCase(Locale.ROOT) + "_eod.csv";
                    case "yfinance-chain" -> "yfinance-chain/" + symbol + day + ".csv";
                    default -> symbol + day + "-" + format + ".csv";
                };
    }

    private boolean write(ChainFormat chain, String path, List<OptionRow> rows) {
        return folder.file(
                path,
                chain.name(),
                rows.size(),
                file -> ChainWriter.write(file, chain, symbol, rows, date -> spot.getOrDefault(date, Double.NaN)));
    }

    private void label(ChainFormat chain, String path, List<OptionRow> rows, List<Fault> faults) {
        Map<SourceRow, Long> lines = lines(chain, rows, faults);
        labels.add(path, faults, fault -> Objects.requireNonNull(lines.get(fault.source())));
    }

    private static Map<SourceRow, Long> lines(ChainFormat chain, List<OptionRow> rows, List<Fault> faults) {
        Map<SourceRow, Long> wanted = new HashMap<>();
        faults.forEach(f ->
                wanted.put(Objects.requireNonNullElse(f.source(), rows.get(0).source()), 0L));
        long[] lines = ChainLines.of(chain, rows);
        for (int i = 0; i < lines.length; i++) {
            long line = lines[i];
            wanted.computeIfPresent(rows.get(i).source(), (source, none) -> line);
        }
        return wanted;
    }

    /** Writes the labels, where any option was written. */
    void writeLabels() {
        if (labels.size() > 0) {
            folder.file(symbol + "/labels.csv", "labels", labels.size(), labels::write);
        }
    }
}
