package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.backtest.CrossValidation;
import io.plimsoll.backtest.CrossValidation.Score;
import io.plimsoll.features.FeatureCatalogue;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.learn.TorchTrainer;
import io.plimsoll.market.Bar;
import io.plimsoll.market.History;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.runs.StudyFile;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of settings sees no day of the backtest. */
class TuningTest {

    private static final String STUDY = """
            study: tuned
            origin: simulated
            seed: 3
            data: {simulatedSessions: 700, files: [bars.csv, series.csv]}
            market:
              rates: {rate: 30}
              volIndex: volindex
            margin: {baseline: hs, models: [hs], impliedVol: volIndex, minHistory: 100, sides: [long, short]}
            network: {members: 2, maxEpochs: 5}
            backtest: {start: 2017-10-02, end: 2018-06-01, refitMonths: 6}
            """;

    private static final LocalDate START = LocalDate.of(2017, 10, 2);

    private static final MarketData DATA = SimulatedMarket.simulate(
                    SimulationSettings.standard(4).withSessions(700))
            .toMarketData();

    @TempDir
    private Path folder = Path.of(".");

    private StudySettings settings() throws IOException {
        Path file = Files.writeString(folder.resolve("tuned.yaml"), STUDY);
        return StudyFile.read(file, OptionalLong.empty()).settings();
    }

    private Score score(MarketData data) throws IOException {
        StudySettings s = settings();
        CrossValidation validation = Tuning.of(s, data, List.of(), 0.5, 3, (stage, units) -> n -> {});
        assertThat(validation.start()).isBefore(START);
        return validation.score(s.networks().get(0), 9, new TorchTrainer(), epoch -> {});
    }

    private static MarketData with(UnaryOperator<Bar> bar, UnaryOperator<SeriesPoint> point) {
        Map<String, List<SeriesPoint>> series = new TreeMap<>();
        DATA.series()
                .forEach((name, points) ->
                        series.put(name, points.stream().map(point).toList()));
        return new MarketData(
                DATA.files(),
                DATA.bars().stream().map(bar).toList(),
                DATA.options(),
                DATA.activity(),
                DATA.futures(),
                series,
                DATA.rejected());
    }

    private static MarketData changed(LocalDate from) {
        return with(
                b -> b.date().isBefore(from)
                        ? b
                        : new Bar(b.source(), b.date(), 1, 9, 1, 5 + b.date().getDayOfMonth(), 7),
                p -> p.date().isBefore(from) ? p : new SeriesPoint(p.source(), p.series(), p.date(), 99));
    }

    @Test
    void nothingOnOrAfterTheFirstDayOfTheBacktestChangesAScore() throws IOException {
        Score score = score(DATA);
        assertThat(score.losses()).hasSize(3).isNotEqualTo(score.baseline());
        assertThat(score.firsts())
                .isSorted()
                .allMatch(first -> first.isBefore(START))
                .first()
                .asString()
                .startsWith("2017-04-0");
        for (MarketData other : List.of(changed(START), DATA.before(START))) {
            Score again = score(other);
            assertThat(again.losses()).containsExactly(score.losses());
            assertThat(again.baseline()).containsExactly(score.baseline());
        }
        // The day before is seen: the test would notice a cut that is made elsewhere.
        assertThat(score(changed(START.minusDays(4))).losses()).isNotEqualTo(score.losses());
    }

    @Test
    void aHistoryThatReachesIntoTheBacktestIsTurnedDown() throws IOException {
        StudySettings s = settings();
        History history = StudyMarket.of(s, DATA, (stage, units) -> n -> {}).history();
        FeatureTable none = new FeatureTable(FeatureCatalogue.of(history).names(), List.of());
        assertThatThrownBy(() -> CrossValidation.of(Study.plan(s, List.of()), history, none, 0.5, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must end before the backtest begins on 2017-10-02");
    }

    @Test
    void theMeanAndItsErrorAreOverBlocks() {
        Score score = new Score(List.of(), new double[] {1, 2, 6}, new double[] {2, 2, 2});
        assertThat(score.mean()).isEqualTo(3);
        assertThat(score.standardError()).isEqualTo(Math.sqrt(14.0 / 2 / 3));
        assertThat(score.baselineMean()).isEqualTo(2);
    }
}
