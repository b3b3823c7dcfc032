package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.formats.chain.ChainFormat;
import io.plimsoll.formats.chain.ChainFormats;
import io.plimsoll.formats.chain.ChainWriter;
import io.plimsoll.formats.chain.Field;
import io.plimsoll.market.Bar;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.simulate.Fault;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulationSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A simulated market with spoilt rows, written as each vendor would and read again: every number that the format has. */
class ChainRoundTripTest {

    private static final SimulatedMarket MARKET = SimulatedMarket.simulate(
            SimulationSettings.standard(11).withSessions(20).withFaultRate(0.05));
    private static final Map<LocalDate, Double> SPOT = new HashMap<>();

    static {
        for (Bar bar : MARKET.bars()) {
            SPOT.put(bar.date(), bar.close());
        }
    }

    private final TestFolder folder;

    ChainRoundTripTest(@TempDir Path temp) {
        folder = new TestFolder(temp);
    }

    static Stream<String> names() {
        return ChainFormats.all().stream().map(ChainFormat::name);
    }

    @Test
    void theMarketHasEveryKindOfSpoiltRow() {
        assertThat(MARKET.faults()).extracting(Fault::kind).contains(Fault.Kind.values());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aMarketThatIsWrittenAsAVendorWouldIsReadBackEqual(String name) throws IOException {
        ChainFormat format = ChainFormats.named(name);
        List<Path> files = written(format);

        assertThat(files).allSatisfy(file -> assertThat(Importer.format(file)).isEqualTo(name));
        assertReadBack(format, files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"optionmetrics", "optionsdx", "tardis-options-chain", "databento-cbbo"})
    void aParquetFileOfTheSameColumnsIsReadAlike(String name) throws IOException, SQLException {
        ChainFormat format = ChainFormats.named(name);
        Path csv = written(format).get(0);
        Path parquet = folder.data.resolve("SIM.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (FROM read_csv('" + csv + "')) TO '" + parquet + "' (FORMAT parquet)");
        }

        assertThat(Importer.format(parquet)).isEqualTo(name);
        assertReadBack(format, List.of(parquet));
    }

    private void assertReadBack(ChainFormat format, List<Path> files) {
        Map<String, MarketData> read = ReadChain.byUnderlying(folder, files);

        assertThat(read).containsOnlyKeys("SIM");
        MarketData data = read.values().iterator().next();
        assertThat(data.rejected()).isEmpty();
        assertThat(lines(data.options())).isEqualTo(expected(format));
    }

    /** One file, or where no column tells the day, one for each. */
    private List<Path> written(ChainFormat format) throws IOException {
        if (format.carries(Field.DATE)) {
            Path file = folder.data.resolve("SIM.csv");
            ChainWriter.write(file, format, "SIM", MARKET.options(), SPOT::get);
            return List.of(file);
        }
        Map<LocalDate, List<OptionRow>> days = new TreeMap<>();
        MARKET.options().forEach(r -> days.computeIfAbsent(r.date(), d -> new ArrayList<>())
                .add(r));
        List<Path> files = new ArrayList<>();
        for (var day : days.entrySet()) {
            Path file = folder.data.resolve("SIM-" + day.getKey() + ".csv");
            ChainWriter.write(file, format, "SIM", day.getValue(), SPOT::get);
            files.add(file);
        }
        return files;
    }

    private static List<String> lines(List<OptionChain> chains) {
        List<String> lines = new ArrayList<>();
        for (OptionChain chain : chains) {
            for (int i = 0; i < chain.size(); i++) {
                lines.add(ReadChain.line(chain.row(i), chain.underlyingPrice(i)));
            }
        }
        return lines.stream().sorted().toList();
    }

    /** The rows with what the format has of them. */
    private static List<String> expected(ChainFormat format) {
        List<OptionRow> rows = new ArrayList<>(MARKET.options());
        if (format.paired()) {
            rows.addAll(missingSides());
        }
        return rows.stream()
                .map(row -> ReadChain.line(
                        carried(format, row), format.carries(Field.SPOT) ? SPOT.get(row.date()) : Double.NaN))
                .sorted()
                .toList();
    }

    private static OptionRow carried(ChainFormat format, OptionRow row) {
        return new OptionRow(
                row.source(),
                row.date(),
                row.right(),
                row.expiry(),
                row.strike(),
                kept(format, Field.PRICE, row.price()),
                kept(format, Field.BID, row.bid()),
                kept(format, Field.ASK, row.ask()),
                kept(format, Field.VOLUME, row.volume()),
                kept(format, Field.OPEN_INTEREST, row.openInterest()));
    }

    private static double kept(ChainFormat format, Field field, double value) {
        return format.carries(field) ? value : Double.NaN;
    }

    /** A row of a call and a put tells of both, without numbers where a side has fewer rows than the other. */
    private static List<OptionRow> missingSides() {
        Map<String, List<OptionRow>> strikes = new HashMap<>();
        for (OptionRow row : MARKET.options()) {
            String strike = row.date() + " " + row.expiry() + " " + row.strike();
            strikes.computeIfAbsent(strike, s -> new ArrayList<>()).add(row);
        }
        List<OptionRow> missing = new ArrayList<>();
        for (List<OptionRow> same : strikes.values()) {
            long calls =
                    same.stream().filter(r -> r.right() == OptionRight.CALL).count();
            long puts = same.size() - calls;
            OptionRight fewer = calls < puts ? OptionRight.CALL : OptionRight.PUT;
            for (long i = 0; i < Math.abs(calls - puts); i++) {
                OptionRow row = same.get(0);
                double none = Double.NaN;
                missing.add(new OptionRow(
                        row.source(), row.date(), fewer, row.expiry(), row.strike(), none, none, none, none, none));
            }
        }
        return missing;
    }
}
