package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.ChainRows;
import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back equal; all numbers are random. */
class PlainFilesTest {

    private static final LocalDate START = LocalDate.of(2031, 3, 3);
    private static final double[] ODD = {0.1, 1.0 / 3, 1e-300, 4.9e-324, 1.7976931348623157e308, 0.0, 123456789.123};

    private final TestFolder folder;

    PlainFilesTest(@TempDir Path temp) {
        folder = new TestFolder(temp);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aMarketIsReadBackEqualToTheBit(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = new ArrayList<>();
        List<OptionRow> options = new ArrayList<>();
        List<FuturesRow> futures = new ArrayList<>();
        Map<String, List<SeriesPoint>> series =
                new TreeMap<>(Map.of("a", new ArrayList<>(), "b, \"c\"", new ArrayList<>()));
        for (int d = 0; d < 40; d++) {
            LocalDate date = START.plusDays(d);
            bars.add(bar(bars.size() + 2, date, random));
            for (int k = 0; k < 4; k++) {
                options.add(option(options.size() + 2, date, 10 + k, random));
                futures.add(future(futures.size() + 2, date, "XX310" + (k + 1), random));
            }
        }
        int line = 2;
        for (var points : series.entrySet()) {
            for (int d = 0; d < 40; d++) {
                points.getValue()
                        .add(new SeriesPoint(at("series", line++), points.getKey(), START.plusDays(d), number(random)));
            }
        }

        assertThat(PlainFiles.write(folder.data, bars, options, futures, series))
                .containsExactly("bars.csv", "options.csv", "futures.csv", "series.csv");
        MarketData data = folder.read("*.csv");

        assertThat(data.bars()).isEqualTo(bars);
        assertThat(ChainRows.of(data.options())).isEqualTo(options);
        assertThat(data.futures()).isEqualTo(futures);
        assertThat(data.series()).isEqualTo(series);
        assertThat(data.rejected()).isEmpty();
    }

    @Test
    void aSimulatedMarketIsReadBackEqualFromTheFilesAndFromTheStore() throws IOException {
        SimulatedMarket market =
                SimulatedMarket.simulate(SimulationSettings.standard(3).withSessions(60));
        PlainFiles.write(folder.data, market.bars(), market.options(), market.futures(), market.series());

        for (int i = 0; i < 2; i++) {
            MarketData data = folder.read("bars.csv", "options.csv", "futures.csv", "series.csv");

            assertThat(data.bars())
                    .usingRecursiveComparison()
                    .ignoringFields("source")
                    .isEqualTo(market.bars());
            List<OptionRow> written = market.options();
            assertThat(data.rejected()).isEmpty();
            List<OptionRow> rows = ChainRows.of(data.options());
            assertThat(rows).hasSameSizeAs(written);
            for (int j = 0; j < written.size(); j++) {
                assertThat(rows.get(j).source().line())
                        .isEqualTo(written.get(j).source().line());
                assertThat(at(written.get(j).source(), rows.get(j))).isEqualTo(written.get(j));
            }
            assertThat(data.futures())
                    .usingRecursiveComparison()
                    .ignoringFields("source")
                    .isEqualTo(market.futures());
            assertThat(data.series()).containsOnlyKeys(market.series().keySet());
        }
    }

    private static OptionRow at(SourceRow source, OptionRow o) {
        return new OptionRow(
                source,
                o.date(),
                o.right(),
                o.expiry(),
                o.strike(),
                o.price(),
                o.bid(),
                o.ask(),
                o.volume(),
                o.openInterest());
    }

    @Test
    void revisionsAreReadBackWithTheDaysTheyWereKnown() throws IOException {
        List<SeriesPoint> points = List.of(
                new SeriesPoint(at("series", 2), "a", START, 1, null),
                new SeriesPoint(at("series", 3), "a", START, 2, START.plusDays(30)),
                new SeriesPoint(at("series", 4), "a", START, 3, START.plusDays(60)),
                new SeriesPoint(at("series", 5), "a", START.plusDays(1), 4, START.plusDays(30)));
        PlainFiles.write(folder.data, List.of(), List.of(), List.of(), Map.of("a", points));

        for (int i = 0; i < 2; i++) { // from the file, then from the store
            MarketData data = folder.read("series.csv");
            assertThat(data.series()).isEqualTo(Map.of("a", points));
            assertThat(data.rejected()).isEmpty();
        }
    }

    @Test
    void twoValuesOfOneDateAndOneDayOfKnowingContradictEachOther() {
        folder.write("a.csv", "series,date,value,known", "x,2031-03-03,1,2031-03-05", "x,2031-03-03,2,2031-03-06");
        folder.write("b.csv", "series,date,value,known", "x,2031-03-03,9,2031-03-05", "x,2031-03-03,2,2031-03-06");
        folder.write("c.csv", "series,date,value,known", "x,2031-03-03,1,2031-03-05", "x,2031-03-03,2,2031-03-05");

        MarketData data = folder.read("a.csv", "b.csv");

        assertThat(data.series().getOrDefault("x", List.of()))
                .extracting(SeriesPoint::value)
                .containsExactly(1.0, 2.0);
        assertThat(data.rejected())
                .extracting(r -> r.source() + " " + r.reason())
                .containsExactly("b.csv:2 CONFLICT", "b.csv:3 REPEATED");
        assertThatThrownBy(() -> folder.read("c.csv"))
                .hasMessageContaining("c.csv:3: a day must have one row of x as known on 2031-03-05");
    }

    @Test
    void aTableWithoutRowsHasNoFile() throws IOException {
        folder.write("options.csv", "a table of an earlier market");
        Bar bar = new Bar(at("bars", 2), START, 1, 1, 1, 1, 1);

        assertThat(PlainFiles.write(folder.data, List.of(bar), List.of(), List.of(), Map.of()))
                .containsExactly("bars.csv");
        try (var files = Files.list(folder.data)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("bars.csv");
        }
    }

    @Test
    void anInfiniteNumberIsNotWritten() {
        Bar bar = new Bar(at("bars", 2), START, 1, Double.POSITIVE_INFINITY, 1, 1, 1);

        assertThatThrownBy(() -> PlainFiles.write(folder.data, List.of(bar), List.of(), List.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be finite or NaN, was Infinity");
    }

    private static Bar bar(long line, LocalDate date, SplittableRandom random) {
        return new Bar(at("bars", line), date, any(random), any(random), any(random), number(random), count(random));
    }

    private static OptionRow option(long line, LocalDate date, double strike, SplittableRandom random) {
        boolean quoted = random.nextBoolean();
        return new OptionRow(
                at("options", line),
                date,
                random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT,
                date.plusDays(random.nextInt(90)),
                strike + random.nextDouble(),
                quoted ? any(random) : number(random),
                quoted ? number(random) : Double.NaN,
                quoted ? number(random) : Double.NaN,
                count(random),
                count(random));
    }

    private static FuturesRow future(long line, LocalDate date, String contract, SplittableRandom random) {
        return new FuturesRow(
                at("futures", line),
                date,
                contract,
                number(random),
                any(random),
                any(random),
                count(random),
                count(random));
    }

    private static double number(SplittableRandom random) {
        return random.nextInt(4) == 0 ? ODD[random.nextInt(ODD.length)] : 200 * random.nextDouble() - 100;
    }

    private static double any(SplittableRandom random) {
        return random.nextInt(5) == 0 ? Double.NaN : number(random);
    }

    private static double count(SplittableRandom random) {
        return random.nextInt(5) == 0 ? Double.NaN : random.nextInt(1_000_000);
    }

    private static SourceRow at(String table, long line) {
        return new SourceRow(table + ".csv", line);
    }
}
