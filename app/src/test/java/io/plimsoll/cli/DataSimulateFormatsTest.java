package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.ChainRows;
import io.plimsoll.formats.ImportSettings;
import io.plimsoll.formats.Importer;
import io.plimsoll.formats.chain.ChainFormat;
import io.plimsoll.formats.chain.ChainFormats;
import io.plimsoll.formats.chain.Field;
import io.plimsoll.formats.position.PositionFiles;
import io.plimsoll.formats.span.SpanFiles;
import io.plimsoll.formats.span.SpanFormat;
import io.plimsoll.margin.position.Position;
import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.simulate.Release;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulatedWorld;
import io.plimsoll.simulate.WorldSettings;
import io.plimsoll.simulated.WorldFormat;
import io.plimsoll.simulated.WorldFormats;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world written in every format at once: each file is recognised, and read back to the market that was simulated. */
class DataSimulateFormatsTest {

    private static final int SESSIONS = 15;
    private static final List<String> SYMBOLS = List.of("HARBIX", "SKERRY");
    private static final WorldSettings SETTINGS =
            WorldSettings.standard(7).withSessions(SESSIONS).withFaultRate(0.05);

    @TempDir
    private static Path folder = Path.of(".");

    private record Written(String path, String format, long rows) {

        String symbol() {
            return path.substring(0, path.indexOf('/'));
        }
    }

    private static final List<Written> FILES = new ArrayList<>();
    private static final Map<String, SimulatedMarket> MARKETS = new LinkedHashMap<>();

    @BeforeAll
    static void writeAll() throws IOException {
        List<String> command = new ArrayList<>(List.of("data", "simulate", "--quiet", "--json", "--faults", "0.05"));
        command.addAll(List.of("--sessions", Integer.toString(SESSIONS), "--out", world().toString()));
        SYMBOLS.forEach(s -> command.addAll(List.of("--underlying", s)));
        WorldFormats.words().forEach(word -> command.addAll(List.of("--as", word)));
        StudyRuns.Ended ended = StudyRuns.plimsoll(command.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        JsonNode printed = new ObjectMapper().readTree(ended.out());
        assertThat(printed.get("leftOut")).isEmpty();
        printed.get("files")
                .forEach(f -> FILES.add(new Written(
                        f.get("path").asText(),
                        f.get("format").asText(),
                        f.get("rows").asLong())));
        SYMBOLS.forEach(s -> MARKETS.put(s, SimulatedWorld.market(SETTINGS, s)));
    }

    private static Path world() {
        return folder.resolve("world");
    }

    private static SimulatedMarket market(String symbol) {
        return Objects.requireNonNull(MARKETS.get(symbol));
    }

    private static Set<String> names(WorldFormat.Part... parts) {
        return WorldFormats.all().stream()
                .filter(f -> List.of(parts).contains(f.part()))
                .map(WorldFormat::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Written> files(String format) {
        return FILES.stream().filter(f -> f.format().equals(format));
    }

    private static MarketData read(Stream<Written> files) {
        return Importer.readAlone(
                files.map(f -> world().resolve(f.path())).toList(),
                new ImportSettings(List.of(), null, Map.of(), null),
                n -> {});
    }

    private static MarketData read(Written file) {
        return read(Stream.of(file));
    }

    @Test
    void everyNameGivesFilesThatAreRecognisedAsThatFormat() {
        Set<String> written = FILES.stream().map(Written::format).collect(Collectors.toSet());
        assertThat(written)
                .containsAll(WorldFormats.all().stream().map(WorldFormat::name).toList());
        for (Written file : FILES) {
            Path path = world().resolve(file.path());
            switch (file.format()) {
                case "labels" -> assertThat(path).isNotEmptyFile();
                case "span-pa2" -> assertThat(SpanFiles.sniff(path)).contains(SpanFormat.POSITIONAL);
                case "span-spn" -> assertThat(SpanFiles.sniff(path)).contains(SpanFormat.XML);
                case "cme-core-positions" ->
                    assertThat(PositionFiles.sniff(path)).isTrue();
                default -> assertThat(Importer.format(path)).as(file.path()).isEqualTo(file.format());
            }
        }
    }

    @Test
    void optionsAreReadBackWithWhatTheFormatHas() {
        for (String name : names(WorldFormat.Part.OPTIONS)) {
            ChainFormat format = ChainFormats.named(name);
            for (String symbol : SYMBOLS) {
                MarketData data = read(files(name).filter(f -> f.symbol().equals(symbol)));
                assertThat(data.rejected()).as(name).isEmpty();
                assertThat(lines(ChainRows.of(data.options()), format))
                        .as("%s of %s", name, symbol)
                        .isEqualTo(lines(market(symbol).options(), format));
            }
        }
    }

    /** Rows in which the format tells some number; a line of a call and a put has blanks where one of them is missing. */
    private static List<String> lines(List<OptionRow> rows, ChainFormat format) {
        return rows.stream()
                .map(r -> r.date() + " " + r.instrument() + told(format, Field.PRICE, r.price())
                        + told(format, Field.BID, r.bid()) + told(format, Field.ASK, r.ask())
                        + told(format, Field.VOLUME, r.volume()) + told(format, Field.OPEN_INTEREST, r.openInterest()))
                .filter(Predicate.not(line -> line.endsWith("-----")))
                .sorted()
                .toList();
    }

    private static String told(ChainFormat format, Field field, double value) {
        return format.carries(field) && !Double.isNaN(value) ? " " + value : "-";
    }

    @Test
    void barsAreReadBack() {
        for (String name : names(WorldFormat.Part.BARS)) {
            List<Written> files =
                    files(name).filter(f -> !f.path().contains("futures")).toList();
            assertThat(files).as(name).hasSize(SYMBOLS.size());
            for (Written file : files) {
                MarketData data = read(file);
                assertThat(data.bars().stream().map(DataSimulateFormatsTest::line))
                        .as(file.path())
                        .isEqualTo(market(file.symbol()).bars().stream()
                                .map(DataSimulateFormatsTest::line)
                                .toList());
            }
        }
    }

    private static String line(Bar bar) {
        return bar.date() + " " + bar.close();
    }

    @Test
    void futuresAreReadBack() {
        Set<String> ofTheIndexVolatility = Set.of("cboe-vx", "vx-contracts", "vx-monthly-curve");
        for (String name : names(WorldFormat.Part.FUTURES)) {
            for (String symbol : SYMBOLS) {
                List<Written> files = files(name)
                        .filter(f -> f.symbol().equals(symbol) && !f.path().endsWith(symbol + "-databento-ohlcv.csv"))
                        .toList();
                if (files.isEmpty()) {
                    assertThat(name + " " + symbol)
                            .isIn(
                                    "futures-panel HARBIX",
                                    "cboe-vx SKERRY",
                                    "vx-contracts SKERRY",
                                    "vx-monthly-curve SKERRY");
                    continue;
                }
                List<FuturesRow> read = read(files.stream()).futures();
                if (ofTheIndexVolatility.contains(name)) {
                    assertThat(read).hasSize(8 * SESSIONS).allMatch(r -> r.settle() > 8 && r.settle() < 40);
                } else if (name.equals("index-futures-main")) {
                    assertThat(settles(market(symbol).futures())).containsAll(settles(read));
                    assertThat(read).hasSize(SESSIONS);
                } else {
                    assertThat(settles(read))
                            .as("%s of %s", name, symbol)
                            .isEqualTo(settles(market(symbol).futures()));
                }
            }
        }
    }

    private static List<String> settles(List<FuturesRow> rows) {
        return rows.stream().map(r -> r.date() + " " + r.settle()).sorted().toList();
    }

    @Test
    void seriesAreReadBackValueByValue() {
        for (String name : names(WorldFormat.Part.SERIES)) {
            for (Written file : files(name).toList()) {
                Collection<List<SeriesPoint>> series = read(file).series().values();
                long values = series.stream()
                        .flatMap(List::stream)
                        .filter(p -> Double.isFinite(p.value()))
                        .count();
                assertThat(values).as(file.path()).isEqualTo(file.rows());
            }
        }
    }

    @Test
    void theEconomyIsToldAsItWasPublishedAndByVendorsAsItWasLastRevised() {
        List<Release> releases = SimulatedWorld.economy(SETTINGS);
        Map<String, List<SeriesPoint>> own =
                read(FILES.stream().filter(f -> f.path().equals("series.csv"))).series();
        assertThat(releases).isNotEmpty().allSatisfy(r -> assertThat(own.get(r.series()))
                .anyMatch(p -> p.date().equals(r.date()) && r.known().equals(p.known()) && p.value() == r.value()));
        for (String series : List.of("rate.short", "claims", "policyuncertainty")) {
            Map<LocalDate, Double> last = new TreeMap<>();
            releases.stream()
                    .filter(r -> r.series().equals(series))
                    .sorted(Release.ORDER)
                    .forEach(r -> last.put(r.date(), r.value()));
            List<SeriesPoint> fred = read(files("fred").filter(f -> f.path().equals("fred/" + series + ".csv")))
                    .series()
                    .getOrDefault(series, List.of());
            assertThat(fred.stream().collect(Collectors.toMap(SeriesPoint::date, SeriesPoint::value)))
                    .as(series)
                    .isEqualTo(last);
        }
    }

    @Test
    void bothSpanFilesHoldTheLastSessionAndTheAccountsHoldItsContracts() {
        for (String symbol : SYMBOLS) {
            List<SpanContract> positional = span("span-pa2", symbol);
            LocalDate last = market(symbol).bars().get(SESSIONS - 1).date();
            long futures = market(symbol).futures().stream()
                    .filter(r -> r.date().equals(last))
                    .count();
            assertThat(positional).filteredOn(c -> c.right() == null).hasSize((int) futures);
            assertThat(span("span-spn", symbol)).containsExactlyInAnyOrderElementsOf(positional);
            List<Position> positions = PositionFiles.read(path("cme-core-positions", symbol));
            assertThat(positions).hasSize(36).allSatisfy(p -> assertThat(positional)
                    .anyMatch(c -> c.series().period().equals(p.period())
                            && c.right() == p.right()
                            && Double.compare(c.strike(), p.strike()) == 0));
        }
    }

    private static List<SpanContract> span(String format, String symbol) {
        return SpanFiles.read(path(format, symbol)).contracts();
    }

    private static Path path(String format, String symbol) {
        return world().resolve(files(format)
                .filter(f -> f.symbol().equals(symbol))
                .findFirst()
                .orElseThrow()
                .path());
    }
}
