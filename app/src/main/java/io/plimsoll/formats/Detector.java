package io.plimsoll.formats;

import io.plimsoll.formats.Detection.Mapping;
import io.plimsoll.formats.Detection.Packing;
import io.plimsoll.formats.chain.ChainFormat;
import io.plimsoll.formats.chain.ColumnUse;
import io.plimsoll.formats.position.PositionFiles;
import io.plimsoll.formats.span.SpanFiles;
import io.plimsoll.formats.span.SpanFormat;
import io.plimsoll.margin.span.SpanParameters;
import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.store.ParquetHead;
import io.plimsoll.store.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Finds out what files are, what becomes of their columns, and how many rows an import and the cleaning would keep. */
public final class Detector {

    private final ImportSettings settings;

    /** @param settings that an import would have */
    public Detector(ImportSettings settings) {
        this.settings = settings;
    }

    /** What a file is. A file that cannot be used has a problem; nothing is thrown for it. */
    public Detection detect(Path file) {
        Packing packing = new Packing("none", "text", "");
        try {
            packing = PackingSniffer.of(file);
            Optional<SpanFormat> span = SpanFiles.sniff(file);
            if (span.isPresent()) {
                return span(file, packing, span.get());
            }
            return PositionFiles.sniff(file) ? positions(file, packing) : table(file, packing);
        } catch (InputRejectedException e) {
            return problem(file, "", packing, null, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return problem(file, "", packing, null, file + " cannot be read: " + e.getMessage());
        }
    }

    private static Detection problem(
            Path file, String format, Packing packing, @Nullable Mapping mapping, String problem) {
        return new Detection(file.toString(), format, packing, mapping, null, null, Map.of(), problem);
    }

    private Detection table(Path file, Packing packing) throws IOException {
        FileHead head = head(file);
        Format format = Formats.nearest(head.header());
        List<String> missing = format.missing(head.header());
        if (format.likeness(head.header()) == 0) {
            return problem(file, "", packing, null, "unknown, no format has any of the columns " + head.header());
        }
        if (!missing.isEmpty()) {
            return problem(
                    file, "", packing, null, "unknown, nearest is " + format.name() + "; missing columns " + missing);
        }
        Mapping mapping = mapping(format, head.header());
        try {
            return format.name().equals(VolFile.FORMAT)
                    ? vols(file, packing, mapping)
                    : imported(file, packing, format, mapping);
        } catch (InputRejectedException e) {
            return problem(file, format.name(), packing, mapping, String.valueOf(e.getMessage()));
        }
    }

    private static FileHead head(Path file) throws IOException {
        String path = file.toString();
        if (ParquetHead.isParquet(file)) {
            return new FileHead(path, null, Header.of(ParquetHead.columns(file, path)));
        }
        try (CsvFile csv = CsvFile.open(file, path, bytes -> {})) {
            return FileTop.read(csv, path);
        }
    }

    private static Mapping mapping(Format format, Header header) {
        ChainFormat chain = format.chain();
        List<String> names = header.names();
        if (chain != null) {
            return new Mapping(
                    ColumnUse.of(chain, names),
                    ColumnUse.notes(chain, names),
                    chain.required(),
                    ColumnUse.absent(chain, names),
                    List.of(),
                    ColumnUse.unused(chain, names));
        }
        return new Mapping(
                List.of(),
                List.of(),
                format.columns(),
                List.of(),
                names.stream().filter(format.others()::contains).toList(),
                names.stream()
                        .filter(n -> !format.columns().contains(n)
                                && !format.others().contains(n))
                        .toList());
    }

    private Detection imported(Path file, Packing packing, Format format, Mapping mapping) {
        try (TemporaryStore temporary = TemporaryStore.open()) {
            List<StoredFile> stored = Importer.store(List.of(file), settings, temporary.store(), done -> {});
            boolean options = !temporary.store().underlyings(stored).isEmpty();
            return new Detection(
                    file.toString(),
                    format.name(),
                    packing,
                    mapping,
                    temporary.store().contents(stored.get(0)),
                    options
                            ? CleaningCount.of(
                                    temporary.store(), stored, CleaningSettings.of(CleaningSettings.Preset.STANDARD))
                            : null,
                    Map.of(),
                    "");
        }
    }

    private static Detection vols(Path file, Packing packing, Mapping mapping) {
        VolFile vols = VolFile.read(file, null);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("day", vols.date().toString());
        facts.put("expiries", Integer.toString(vols.slices().size()));
        facts.put("use", "surface fit and surface plot read it; it is not stored");
        return new Detection(file.toString(), VolFile.FORMAT, packing, mapping, null, null, facts, "");
    }

    private static Detection span(Path file, Packing packing, SpanFormat format) {
        AtomicLong contracts = new AtomicLong();
        SpanParameters span = SpanFiles.stream(file, format, contract -> contracts.incrementAndGet());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("clearing organisation", span.clearingOrganisation());
        facts.put("business date", span.businessDate().toString());
        facts.put("of the settlement", span.settlement() ? "yes" : "no");
        facts.put("exchanges", String.join(", ", span.exchanges()));
        facts.put("contracts", Long.toString(contracts.get()));
        facts.put("products", Integer.toString(span.products().size()));
        facts.put(
                "combined commodities",
                Integer.toString(span.combinedCommodities().size()));
        facts.put(
                "intercommodity spreads",
                Integer.toString(span.intercommoditySpreads().size()));
        span.unread().forEach((what, n) -> facts.put("not read: " + what, Long.toString(n)));
        String name = format == SpanFormat.XML ? "span-xml" : "span-positional";
        String layout = format == SpanFormat.XML ? "xml" : "span";
        return new Detection(
                file.toString(), name, new Packing(packing.compression(), layout, ""), null, null, null, facts, "");
    }

    private static Detection positions(Path file, Packing packing) {
        AtomicLong options = new AtomicLong();
        long rows = PositionFiles.stream(file, p -> options.addAndGet(p.right() == null ? 0 : 1));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("positions", Long.toString(rows));
        facts.put("in futures", Long.toString(rows - options.get()));
        facts.put("in options", options.toString());
        return new Detection(file.toString(), "cme-core-positions", packing, null, null, null, facts, "");
    }
}
