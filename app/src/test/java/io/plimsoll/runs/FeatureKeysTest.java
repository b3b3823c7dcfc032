package io.plimsoll.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.features.FeatureCatalogue;
import io.plimsoll.features.HistoryAssembler;
import io.plimsoll.features.KnownMarket;
import io.plimsoll.features.RowUse;
import io.plimsoll.formats.Importer;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series that a study names, from its keys to the columns of its history. All prices are invented. */
class FeatureKeysTest {

    private static final String FILES = """
            data:
              files: [fund.csv, VIX.csv, VVIX.csv, SPREAD.csv, survey.csv, futures.csv]
              barsAsSeries: {INDEX: index.csv}
            """;
    private static final String MARKET = """
            market:
              volIndex: VIX
              volOfVolIndex: VVIX
              proxy: INDEX
              curveFromFutures: true
              futuresLag: 1
              macro: [SPREAD]
              sentiment: [aaii.bullish]
              from: {VVIX: 2031-03-04}
              releaseLags: {SPREAD: 1}
            margin: {impliedVol: volIndex}
            """;

    @TempDir
    private Path folder = Path.of(".");

    private StudyFile study(String text) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, "study: keys\n" + text + "backtest: {start: 2031-03-03, end: 2031-03-07}\n");
        return StudyFile.read(file, OptionalLong.empty());
    }

    private void write(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    private MarketData read(StudyFile study) throws IOException {
        write("fund.csv", "Date,Close", "2031-03-03,40", "2031-03-04,41", "2031-03-05,40.5", "2031-03-06,42");
        write(
                "index.csv",
                "Date,Open,High,Low,Close,Volume",
                "2031-03-03,399,404,396,400,1000",
                "2031-03-04,400,412,400,410,1100",
                "2031-03-06,405,424,403,420,900");
        write("VIX.csv", "date,value", "2031-03-03,15", "2031-03-04,16", "2031-03-05,17", "2031-03-06,18");
        write("VVIX.csv", "date,value", "2031-03-03,3", "2031-03-04,80", "2031-03-05,81", "2031-03-06,82");
        write("SPREAD.csv", "date,value", "2031-03-03,3.5", "2031-03-04,3.7", "2031-03-05,3.6", "2031-03-06,3.8");
        write("survey.csv", "date,bullish,neutral,bearish", "2031-03-04,0.4,0.3,0.3");
        write(
                "futures.csv",
                "date,contract,settle,high,low,volume,open_interest",
                "2031-03-03,VXJ31,20,20,20,5,50",
                "2031-03-03,VXK31,21,21,21,6,60",
                "2031-03-05,VXJ31,22,22,22,7,70");
        try (Store store = Store.open(folder.resolve("s.duckdb"))) {
            return Importer.read(folder, study.imports(), store, n -> {});
        }
    }

    @Test
    void seriesBecomeColumnsInTheirUnitsOnTheSessionsOnWhichTheyAreKnown() throws IOException {
        StudyFile study = study(FILES + MARKET);
        MarketSettings settings = study.settings().market();
        MarketData data = read(study);
        History h = HistoryAssembler.assemble(KnownMarket.of(data, settings), data, List.of(), settings);

        double nan = Double.NaN;
        assertThat(h.all(Columns.PRICE)).containsExactly(40, 41, 40.5, 42);
        assertThat(h.all(Columns.VOL_OF_VOL_INDEX)).containsExactly(nan, 0.80, 0.81, 0.82);
        assertThat(h.all("macro.SPREAD")).containsExactly(nan, 3.5, 3.7, 3.6);
        assertThat(h.all("sentiment.aaii.bullish")).containsExactly(nan, nan, 0.4, 0.4);
        assertThat(h.all(Columns.FUTURES_VOLUME)).containsExactly(nan, 11, nan, 7);
        assertThat(h.all(Columns.ROLL_YIELD)[1]).isCloseTo(Math.log(20 / 21.0) / (30 / 365.0), within(1e-12));
        assertThat(FeatureCatalogue.of(h).names()).contains("macro.SPREAD.change5", "sentiment.aaii.bullish.score60");
    }

    @Test
    void anotherInstrumentGivesRangesAndVolumeOnTheScaleOfTheUnderlyingAndNoPrice() throws IOException {
        StudyFile study = study(FILES + MARKET);
        MarketData data = read(study);
        assertThat(data.bars()).hasSize(4);
        assertThat(data.series()).containsKeys("INDEX.open", "INDEX.high", "INDEX.volume");

        History h = HistoryAssembler.assemble(
                KnownMarket.of(data, study.settings().market()),
                data,
                List.of(),
                study.settings().market());

        double nan = Double.NaN;
        assertThat(h.all(Columns.HIGH)).containsExactly(40.4, 412 * 41 / 410.0, nan, 42.4);
        assertThat(h.all(Columns.LOW)).containsExactly(39.6, 40, nan, 40.3);
        assertThat(h.all(Columns.RANGE)[1]).isEqualTo(Math.log(412 / 400.0));
        assertThat(h.all(Columns.VOLUME)).containsExactly(1000, 1100, nan, 900);
        assertThat(h.all(Columns.OPEN)).containsOnly(nan);
    }

    @Test
    void everyRowIsUsedOrListed() throws IOException {
        StudyFile study = study(FILES + MARKET);
        MarketSettings settings = study.settings().market();
        MarketData data = read(study);
        assertThat(RowUse.unused(KnownMarket.of(data, settings), data, settings))
                .extracting(r -> r.source() + " " + r.instrument() + " " + r.reason())
                .containsExactlyInAnyOrder("VVIX.csv:2 VVIX OUTSIDE_STUDY", "SPREAD.csv:5 SPREAD OUTSIDE_STUDY");

        StudyFile less = study(FILES + "margin: {impliedVol: volIndex}\nmarket: {volIndex: VIX}\n");
        assertThat(RowUse.unused(
                        KnownMarket.of(data, less.settings().market()),
                        data,
                        less.settings().market()))
                .extracting(r -> r.source() + " " + r.reason())
                .hasSize(4 + 4 + 1 + 3)
                .contains("VVIX.csv:3 NOT_USED", "survey.csv:2 NOT_USED", "index.csv:2 NOT_USED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "market: {macros: [A]}            | unknown key market.macros; did you mean market.macro?",
                "market: {macro: A}               | market.macro must be a list",
                "market: {from: {A: soon}}        | market.from.A must be a date",
                "market: {futuresLag: -1}         | market.futuresLag must be 0 to 10 sessions, was -1",
                "data: {barsAsSeries: [x.csv]}    | data.barsAsSeries must be a mapping"
            })
    void aKeyThatIsWrongIsAnError(String text, String message) {
        assertThatThrownBy(() -> study(text + "\n"))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skewIndex: SKEW   | market.skewIndex: no file gives the series \"SKEW\"",
                "macro: [OTHER]    | market.macro: no file gives the series \"OTHER\"",
                "proxy: FUND       | market.proxy: no file gives the series \"FUND.close\"; name the file of its bars"
            })
    void aSeriesThatNoFileGivesIsAnError(String key, String message) throws IOException {
        StudyFile study = study(FILES + "market: {volIndex: VIX, " + key + "}\nmargin: {impliedVol: volIndex}\n");
        MarketSettings settings = study.settings().market();
        MarketData data = read(study);
        assertThatThrownBy(() -> HistoryAssembler.assemble(KnownMarket.of(data, settings), data, List.of(), settings))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining(message);
    }
}
