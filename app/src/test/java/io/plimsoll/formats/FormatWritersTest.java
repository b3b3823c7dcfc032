package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a writer writes is recognised as its format and read back to the same numbers; all numbers are random. */
class FormatWritersTest {

    private static final LocalDate START = LocalDate.of(2031, 3, 3);
    private static final int DAYS = 60;
    /** The fewest decimals that any of the vendors writes. */
    private static final double UNIT = 1e-4;

    private static final SourceRow NOWHERE = new SourceRow("invented", 1);
    private static final Map<String, String> FILE_NAMES =
            Map.of("chris-continuous", "CME_CL2.csv", "cboe-index", "XYZ.csv.gz");
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("shibor", List.of("shibor.on", "shibor.m3", "shibor.y1")),
            Map.entry("ivx", List.of("ivx")),
            Map.entry("cnn-fear-greed", List.of("cnn")),
            Map.entry("epu", List.of("epu")),
            Map.entry("gpr", List.of("gpr", "gpr.act", "gpr.threat")),
            Map.entry("aaii", List.of("aaii.bullish", "aaii.neutral", "aaii.bearish")),
            Map.entry("put-call-ratios", List.of("pcr.total", "pcr.index", "pcr.vix")),
            Map.entry("index-put-call", List.of("pcr.index", "pcr.index.calls", "pcr.index.puts")),
            Map.entry("spx-option-activity", List.of("spxoptions.total_volume", "spxoptions.sd_skew")),
            Map.entry("realized-measures", List.of("realized.RV", "realized.RQBoot")),
            Map.entry("futures-expiries", List.of("lastTrade.CL", "lastTrade.NG")));

    private final TestFolder folder;

    FormatWritersTest(@TempDir Path temp) {
        folder = new TestFolder(temp);
    }

    static Stream<String> bars() {
        return FormatWriters.barFormats().stream();
    }

    static Stream<String> futures() {
        return FormatWriters.futuresFormats().stream();
    }

    static Stream<String> series() {
        return FormatWriters.seriesFormats().stream();
    }

    @ParameterizedTest
    @MethodSource("bars")
    void barsAreReadBack(String format) throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        List<Bar> bars = dates().map(d ->
                        new Bar(NOWHERE, d, price(random), price(random), price(random), price(random), count(random)))
                .toList();

        MarketData data = written(format, FormatWriters.bars(format), bars);

        boolean closesOnly = format.equals("closes");
        assertThat(data.bars().stream().map(FormatWritersTest::nowhere))
                .containsExactlyElementsOf(
                        closesOnly
                                ? bars.stream()
                                        .map(b -> new Bar(
                                                NOWHERE,
                                                b.date(),
                                                Double.NaN,
                                                Double.NaN,
                                                Double.NaN,
                                                b.close(),
                                                Double.NaN))
                                        .toList()
                                : bars);
        assertThat(data.rejected()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("futures")
    void futuresAreReadBack(String format) throws IOException {
        SplittableRandom random = new SplittableRandom(12);
        List<FuturesRow> rows = new ArrayList<>();
        dates().forEach(date -> contracts(format)
                .forEach(contract -> rows.add(new FuturesRow(
                        NOWHERE,
                        date,
                        contract,
                        price(random),
                        gives(format, "range") ? price(random) : Double.NaN,
                        gives(format, "range") ? price(random) : Double.NaN,
                        gives(format, "volume") ? count(random) : Double.NaN,
                        gives(format, "open") ? count(random) : Double.NaN))));

        MarketData data = written(format, FormatWriters.futures(format), rows);

        assertThat(data.futures().stream().map(FormatWritersTest::nowhere)).containsExactlyElementsOf(rows);
        assertThat(data.rejected()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("series")
    void seriesAreReadBack(String format) throws IOException {
        SplittableRandom random = new SplittableRandom(13);
        List<SeriesPoint> points = new ArrayList<>();
        for (String name : NAMES.getOrDefault(format, List.of("XYZ"))) {
            dates().forEach(d -> points.add(new SeriesPoint(NOWHERE, name, d, value(format, d, random))));
        }

        MarketData data = written(format, FormatWriters.series(format), points);

        assertThat(data.series().values().stream().flatMap(List::stream).map(FormatWritersTest::nowhere))
                .containsExactlyElementsOf(points.stream()
                        .sorted(Comparator.comparing(SeriesPoint::series).thenComparing(SeriesPoint::date))
                        .toList());
        assertThat(data.rejected()).isEmpty();
    }

    @Test
    void everyFormatOfPricesFuturesAndSeriesHasAWriterThatIsNamedAfterIt() {
        List<String> tested = SeriesAndFuturesFormatsTest.cases()
                .map(Object::toString)
                .filter(f -> !f.startsWith("plimsoll"))
                .toList();
        List<String> writers = Stream.of(bars(), futures(), series())
                .flatMap(s -> s)
                .distinct()
                .toList();

        assertThat(writers).containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void vixFuturesBeforeTheChangeOfScaleAreWrittenTenTimesAndReadBack() throws IOException {
        FuturesRow row = new FuturesRow(NOWHERE, LocalDate.of(2006, 5, 1), "VXK06", 12.35, 12.5, 12.25, 10, 20);

        FormatWriters.futures("cboe-vx").write(folder.data.resolve("vx.csv"), List.of(row));

        assertThat(folder.data.resolve("vx.csv")).content().contains(",123.5000,");
        assertThat(folder.read("vx.csv").futures().stream().map(FormatWritersTest::nowhere))
                .containsExactlyElementsOf(List.of(row));
    }

    @Test
    void whatAFormatCannotSayIsAnError() {
        FuturesRow other = new FuturesRow(NOWHERE, START, "IH3104", 1, 1, 1, 1, 1);
        SeriesPoint a = new SeriesPoint(NOWHERE, "A", START, 1);
        SeriesPoint b = new SeriesPoint(NOWHERE, "B", START, Double.POSITIVE_INFINITY);

        assertThatThrownBy(() -> FormatWriters.futures("cboe-vx").lines(List.of(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IH3104");
        assertThatThrownBy(() -> FormatWriters.futures("futures-panel").lines(List.of(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[IH]");
        assertThatThrownBy(() -> FormatWriters.bars("fred"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("must be one of [closes", "was \"fred\"");
        assertThatThrownBy(() -> FormatWriters.series("fred").lines(List.of(a, b)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[A, B]");
        assertThatThrownBy(() -> FormatWriters.series("fred").lines(List.of(b)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Infinity");
    }

    private <T> MarketData written(String format, FormatWriter<T> writer, List<T> rows) throws IOException {
        String name = FILE_NAMES.getOrDefault(format, "XYZ.csv");
        writer.write(folder.data.resolve(name), rows);
        assertThat(Importer.format(folder.data.resolve(name))).isEqualTo(format);
        return folder.read(name);
    }

    private static Bar nowhere(Bar b) {
        return new Bar(NOWHERE, b.date(), b.open(), b.high(), b.low(), b.close(), b.volume());
    }

    private static FuturesRow nowhere(FuturesRow f) {
        return new FuturesRow(
                NOWHERE, f.date(), f.contract(), f.settle(), f.high(), f.low(), f.volume(), f.openInterest());
    }

    private static SeriesPoint nowhere(SeriesPoint p) {
        return new SeriesPoint(NOWHERE, p.series(), p.date(), p.value());
    }

    private static Stream<LocalDate> dates() {
        return IntStream.range(0, DAYS).mapToObj(START::plusDays);
    }

    private static List<String> contracts(String format) {
        return switch (format) {
            case "chris-continuous" -> List.of("CL.02");
            case "index-futures-main" -> List.of("IH3106");
            case "cffex-futures" -> List.of("IF3106", "IH3106");
            case "futures-panel" -> List.of("CL.01", "CL.02", "CL.36");
            case "databento-ohlcv" -> List.of("CLM31", "CLN31");
            default -> List.of("VXM31", "VXN31");
        };
    }

    private static boolean gives(String format, String what) {
        List<String> lacks =
                switch (format) {
                    case "chris-continuous", "databento-ohlcv", "cffex-futures" -> List.of("open");
                    case "futures-panel" -> List.of("range", "volume", "open");
                    case "vx-monthly-curve" -> List.of("range");
                    default -> List.of();
                };
        return !lacks.contains(what);
    }

    private static double price(SplittableRandom random) {
        return Math.round((10 + 90 * random.nextDouble()) / UNIT) / Math.rint(1 / UNIT);
    }

    private static double count(SplittableRandom random) {
        return random.nextInt(5) == 0 ? Double.NaN : random.nextInt(1_000_000);
    }

    private static double value(String format, LocalDate date, SplittableRandom random) {
        if (format.equals("futures-expiries")) {
            return 100 * date.getYear() + date.getMonthValue() + 1;
        }
        double share = (1 + random.nextInt(9999)) / 10_000.0;
        return format.equals("aaii") ? share : Math.rint(share * 1e4) / 100;
    }
}
