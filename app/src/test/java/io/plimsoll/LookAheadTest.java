package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.backtest.Backtest;
import io.plimsoll.backtest.BacktestResult;
import io.plimsoll.backtest.FeatureChoice;
import io.plimsoll.backtest.Metrics.ModelMetrics;
import io.plimsoll.backtest.ModelSeries;
import io.plimsoll.backtest.NetworkSpec;
import io.plimsoll.features.Feature;
import io.plimsoll.features.FeatureCatalogue;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.Group;
import io.plimsoll.features.HistoryAssembler;
import io.plimsoll.features.KnownMarket;
import io.plimsoll.learn.TorchTrainer;
import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.Baselines;
import io.plimsoll.market.Bar;
import io.plimsoll.market.Columns;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.History;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.runs.StudyFile;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulationSettings;
import io.plimsoll.surface.Surfaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The future must not reach the network: by structure, by perturbation, and by its results. */
class LookAheadTest {

    private static final String STUDY = """
            study: leak
            origin: simulated
            seed: 11
            data: {simulatedSessions: 900, files: [bars.csv]}
            market:
              rates: {rate: 30}
              volIndex: volindex
              shortVolIndex: volindex
              volOfVolIndex: volindex
              skewIndex: volindex
              realisedVariance: volindex
              bipowerVariation: volindex
              macro: [rate]
              growth: [volindex]
              sentiment: [volindex]
              curveFromFutures: true
              futuresLag: 1
              releaseLags: {volindex: 1}
            surface: {priceFloor: 0.02}
            margin: {minHistory: 120}
            # Free to find whatever there is: weak decay, a margin of each day by itself.
            network:
              members: 4
              maxEpochs: 60
              hidden: [16]
              batchSize: 128
              learningRate: 0.001
              schedule: constant
              weightDecay: 0.05
              dropout: 0.2
              gradientClip: 0
              validationShare: 0.25
              patience: 20
              marginUnits: false
              path: {moving: false, rise5: 1000, rise20: 1000, rise20Like: none, smoothness: 0}
              features: ["*"]
            backtest: {start: 2017-07-03, end: 2019-06-03, refitMonths: 6}
            """;

    @TempDir
    private Path folder = Path.of(".");

    private StudySettings settings() throws IOException {
        Path file = Files.writeString(folder.resolve("leak.yaml"), STUDY);
        return StudyFile.read(file, OptionalLong.empty()).settings();
    }

    private static History history(MarketData data, StudySettings s) {
        KnownMarket market = KnownMarket.of(data, s.market());
        return HistoryAssembler.assemble(
                market,
                data,
                Surfaces.fitted(Surfaces.build(
                        market.underlying(), data.options(), market.rates()::continuous, s.surface(), n -> {})),
                s.market());
    }

    /** The same market with every price, quote and value after a day changed beyond recognition. */
    private static MarketData perturbed(MarketData d, LocalDate after) {
        List<Bar> bars = d.bars().stream()
                .map(b -> b.date().isAfter(after)
                        ? new Bar(b.source(), b.date(), 1, 9, 1, 5 + b.date().getDayOfMonth(), 7)
                        : b)
                .toList();
        List<OptionRow> options = ChainRows.of(d.options()).stream()
                .filter(o -> !o.date().isAfter(after) || o.strike() % 2 < 1)
                .map(o -> o.date().isAfter(after)
                        ? new OptionRow(o.source(), o.date(), o.right(), o.expiry(), o.strike(), 1, 0.9, 1.1, 9, 9)
                        : o)
                .toList();
        List<FuturesRow> futures = d.futures().stream()
                .map(f ->
                        f.date().isAfter(after) ? new FuturesRow(f.source(), f.date(), f.contract(), 3, 4, 2, 1, 1) : f)
                .toList();
        Map<String, List<SeriesPoint>> series = new TreeMap<>();
        d.series()
                .forEach((name, points) -> series.put(
                        name,
                        points.stream()
                                .map(p -> p.date().isAfter(after) ? new SeriesPoint(p.source(), name, p.date(), 99) : p)
                                .toList()));
        return new MarketData(
                d.files(), bars, OptionChain.byDate(options), d.activity(), futures, series, d.rejected());
    }

    @Test
    void noFeatureOfThePastMovesWhenEveryFutureValueDoes() throws IOException {
        StudySettings s = settings();
        MarketData data = SimulatedMarket.simulate(
                        SimulationSettings.standard(2).withSessions(560))
                .toMarketData();
        History whole = history(data, s);
        List<Feature> catalogue = FeatureCatalogue.of(whole).features();
        FeatureTable features = FeatureTable.compute(whole, catalogue, n -> {});
        for (int session : new int[] {150, 299, 520}) {
            History other = history(perturbed(data, whole.date(session)), s);
            for (String column : whole.columns()) {
                assertThat(other.upTo(session).all(column))
                        .as(column)
                        .containsExactly(whole.upTo(session).all(column));
            }
            FeatureTable again = FeatureTable.compute(other, catalogue, n -> {});
            for (int t = 0; t <= session; t++) {
                assertThat(again.rows().get(t).values())
                        .containsExactly(features.rows().get(t).values());
            }
            boolean futureMoved = !Arrays.equals(
                    again.rows().get(session + 5).values(),
                    features.rows().get(session + 5).values());
            assertThat(futureMoved)
                    .as("the perturbation reaches the features after it")
                    .isTrue();
        }
    }

    /** A rule under limits that follow another model, brought up to the day, and a margin that moves on it. */
    private static final String MOVING = STUDY.replace("margin: {minHistory: 120}", """
            margin:
              minHistory: 120
              impliedVol: volIndex
              baseline: now
              models: [fhs]
              variants:
                now:
                  model: ivcapped+rise20
                  minHistory: 120
                  ivRise5: 0.5
                  ivRise20: 10
                  ivNowcast: 250
                  tools: {rise20: 0.1, rise20Like: fhs}
            """)
            .replaceFirst("(?s)network:.*(?=backtest:)", """
            network:
              members: 2
              maxEpochs: 15
              validationShare: 0
              batchSize: 250
              features: ["margin.*", return.1, ewma.80, volIndex.change1]
              path: {moving: true, rise5: 0.5, rise20: 0.1, rise20Like: fhs, smoothness: 0.1}
            """)
            .replace("start: 2017-07-03, end: 2019-06-03", "start: 2017-03-01, end: 2017-12-20");

    @Test
    void noMarginOfThePastMovesWhenEveryFutureValueDoes() throws IOException {
        Path file = Files.writeString(folder.resolve("moving.yaml"), MOVING);
        StudySettings s = StudyFile.read(file, OptionalLong.empty()).settings();
        MarketData data = SimulatedMarket.simulate(
                        SimulationSettings.standard(2).withSessions(560))
                .toMarketData();
        History whole = history(data, s);
        BacktestResult told = moving(s, whole);
        LocalDate cut = told.dates().get(120);
        BacktestResult other = moving(s, history(perturbed(data, cut), s));
        int held = 0;
        for (ModelSeries series : told.series()) {
            double[] margins = other.series(series.name(), series.side()).margins();
            // The margin for the day after the cut is set at the cut's close.
            assertThat(Arrays.copyOf(margins, 122))
                    .as("%s %s", series.name(), series.side())
                    .containsExactly(Arrays.copyOf(series.margins(), 122));
            if (!series.name().equals("fhs")) {
                assertThat(margins[125]).isNotEqualTo(series.margins()[125]);
                held += assertKeepsTheRisesOfFhs(series, whole, told, s);
            }
        }
        assertThat(held).isPositive();
    }

    private static BacktestResult moving(StudySettings s, History history) {
        return backtest(s, history, FeatureCatalogue.of(history).features(), s.networks());
    }

    /** The limit by another way, a model asked session by session; how often it binds. */
    private static int assertKeepsTheRisesOfFhs(
            ModelSeries series, History history, BacktestResult told, StudySettings s) {
        Baseline fhs = Baselines.named("fhs", s.models().get(0).baseline());
        double[] followed = IntStream.range(0, history.size())
                .mapToDouble(t -> fhs.margin(history.upTo(t), series.side(), s.confidence()))
                .toArray();
        int first = 0;
        while (!history.date(first + 1).equals(told.dates().get(0))) {
            first++;
        }
        double most = 0.1;
        int held = 0;
        for (int t = 0; t < first + told.dates().size(); t++) {
            double rise = t < 20 ? Double.NaN : followed[t] / followed[t - 20] - 1;
            most = rise > most ? rise : most;
            for (int back = 1; back <= 20 && t - back >= first; back++) {
                double own = series.margins()[t - first] / series.margins()[t - first - back] - 1;
                assertThat(own).as("%s back %d at %d", series.name(), back, t).isLessThanOrEqualTo(most + 1e-12);
                held += own > most - 1e-9 ? 1 : 0;
            }
        }
        return held;
    }

    @Test
    void aFeatureThatReadsTomorrowFails() throws IOException {
        MarketData data = SimulatedMarket.simulate(
                        SimulationSettings.standard(2).withSessions(60))
                .toMarketData();
        History history = history(data, settings());
        Feature leak = new Feature(
                "leak",
                Group.HISTORY,
                "none",
                "tomorrow's profit",
                List.of(Columns.PNL),
                0,
                h -> h.at(Columns.PNL, h.last() + 1));
        assertThatThrownBy(() -> FeatureTable.compute(history, List.of(leak), n -> {}))
                .hasStackTraceContaining("is not known at the close of session");
    }

    private static BacktestResult backtest(StudySettings s, History history, List<Feature> catalogue) {
        return backtest(s, history, catalogue, seeing(s.networks(), catalogue));
    }

    private static BacktestResult backtest(
            StudySettings s, History history, List<Feature> catalogue, List<NetworkSpec> networks) {
        FeatureTable features = FeatureTable.compute(history, catalogue, n -> {});
        Backtest.Plan plan = new Backtest.Plan(
                s.study(),
                "simulated",
                s.confidence(),
                s.horizonDays(),
                s.sides(),
                s.baseline(),
                true,
                s.models(),
                networks,
                List.of(),
                s.controller(),
                s.backtest(),
                s.seed());
        return Backtest.run(plan, history, features, new TorchTrainer(), u -> n -> {}, u -> n -> {});
    }

    /** A network that is handed one planted feature sees nothing else. */
    private static List<NetworkSpec> seeing(List<NetworkSpec> networks, List<Feature> catalogue) {
        List<String> names = catalogue.size() == 1 ? List.of(catalogue.get(0).name()) : List.of();
        return networks.stream()
                .map(n -> n.with(new FeatureChoice(names, Set.of())))
                .toList();
    }

    private static double advantage(BacktestResult result, String side) {
        return model(result, "nn", side).pinball()
                        / model(result, result.metrics().baseline(), side).pinball()
                - 1;
    }

    private static ModelMetrics model(BacktestResult result, String name, String side) {
        return result.metrics().models().stream()
                .filter(m -> m.name().equals(name) && m.side().equals(side))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onShuffledReturnsTheNetworkDoesNotBeatItsBaselineAndALeakWouldShow() throws IOException {
        StudySettings s = settings();
        MarketData data = SimulatedMarket.simulate(
                        SimulationSettings.standard(4).withSessions(900))
                .toMarketData();
        History shuffled = shuffled(history(data, s));
        BacktestResult honest = backtest(withBaseline(s, "hs"), shuffled, FeatureCatalogue.all());
        for (String side : List.of("long", "short")) {
            assertThat(advantage(honest, side)).as(side).isGreaterThan(-0.03);
        }
        // The same study with tomorrow planted in a column: the advantage would be impossible to overlook.
        Feature planted = new Feature(
                "planted",
                Group.HISTORY,
                "none",
                "tomorrow, from a column that should not exist",
                List.of("tomorrow"),
                0,
                h -> h.latest("tomorrow"));
        BacktestResult leaking = backtest(withBaseline(s, "hs"), withTomorrow(shuffled), List.of(planted));
        assertThat(advantage(leaking, "long")).isLessThan(-0.08);
    }

    private static StudySettings withBaseline(StudySettings s, String baseline) {
        return new StudySettings(
                s.study(),
                s.title(),
                s.origin(),
                s.unit(),
                s.limits(),
                s.seed(),
                s.confidence(),
                s.horizonDays(),
                s.sides(),
                baseline,
                s.market(),
                s.surface(),
                s.models(),
                s.networks(),
                s.controller(),
                s.backtest());
    }

    private static History shuffled(History history) {
        double[] pnl = history.all(Columns.PNL);
        java.util.SplittableRandom random = new java.util.SplittableRandom(17);
        for (int i = pnl.length - 1; i > 1; i--) {
            int j = 1 + random.nextInt(i);
            double swap = pnl[i];
            pnl[i] = pnl[j];
            pnl[j] = swap;
        }
        return with(history, Columns.PNL, pnl);
    }

    private static History withTomorrow(History history) {
        double[] tomorrow = history.all(Columns.PNL);
        System.arraycopy(history.all(Columns.PNL), 1, tomorrow, 0, tomorrow.length - 1);
        return with(history, "tomorrow", tomorrow);
    }

    private static History with(History history, String column, double[] values) {
        Map<String, double[]> columns = new TreeMap<>();
        history.columns().forEach(c -> columns.put(c, history.all(c)));
        columns.put(column, values);
        List<LocalDate> dates = java.util.stream.IntStream.range(0, history.size())
                .mapToObj(history::date)
                .toList();
        return History.of(dates, columns);
    }
}
