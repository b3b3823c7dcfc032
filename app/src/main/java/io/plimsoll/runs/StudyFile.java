package io.plimsoll.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plimsoll.StudySettings;
import io.plimsoll.backtest.BacktestSettings;
import io.plimsoll.backtest.NetworkSpec;
import io.plimsoll.formats.ImportSettings;
import io.plimsoll.margin.Side;
import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.Columns;
import io.plimsoll.market.DataOrigin;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.Filter;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.multiplier.ControllerSettings;
import io.plimsoll.multiplier.ObjectiveSettings;
import io.plimsoll.pricing.EarlyExercise;
import io.plimsoll.simulate.Signal;
import io.plimsoll.surface.ForwardSettings;
import io.plimsoll.surface.SurfaceSettings;
import io.plimsoll.surface.calibration.Errors;
import io.plimsoll.surface.calibration.WingPrior;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A study file: what to read, and every setting, defaults filled in.
 *
 * @param imports the files
 * @param settings everything else
 * @param panel study files of the other underlyings that the networks learn from
 * @param simulatedSessions sessions to simulate; 0 where the data is read
 * @param simulatedSignal what the simulated options, curves and series say about the next return; null where the data is
 *     read
 */
public record StudyFile(
        ImportSettings imports,
        StudySettings settings,
        List<Path> panel,
        int simulatedSessions,
        @Nullable Signal simulatedSignal) {

    /**
     * Reads a study file.
     *
     * @param seed replaces the file's seed where given
     */
    public static StudyFile read(Path file, OptionalLong seed) {
        if (!Files.isRegularFile(file)) {
            throw new InputRejectedException(file + ": there is no such study file; see studies/ for examples");
        }
        try (Section root = new Section(file.toString(), "", StudyTree.read(file))) {
            root.order("tune"); // read by tune only, so that a study's settings are the same with it and without
            return of(root, seed, file);
        } catch (InputRejectedException e) {
            throw String.valueOf(e.getMessage()).startsWith(file.toString())
                    ? e
                    : new InputRejectedException(file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new InputRejectedException(file + ": " + e.getMessage(), e);
        }
    }

    /** How surfaces are built where no study says anything. */
    public static SurfaceSettings surfaceDefaults() {
        Section nothing = new Section("defaults", "", JsonNodeFactory.instance.objectNode());
        return surface(nothing, market(nothing, nothing));
    }

    /**
     * The folder that the file names are below: the one given, or that of the simulated market, which is written beside the
     * store where it is not there.
     */
    public Path folder(Path given, Path store) {
        Path beside = store.toAbsolutePath().resolveSibling("simulated");
        return simulatedSignal == null
                ? given
                : SimulatedFiles.of(beside, settings.seed(), simulatedSessions, simulatedSignal);
    }

    private static StudyFile of(Section root, OptionalLong seed, Path file) {
        try (Section data = root.section("data");
                Section market = root.section("market");
                Section surface = root.section("surface");
                Section margin = root.section("margin");
                Section network = root.section("network");
                Section controller = root.section("controller");
                Section backtest = root.section("backtest")) {
            double confidence = margin.number("confidence", 0.99);
            if (!(confidence > 0.5 && confidence < 1)) {
                throw new InputRejectedException("margin.confidence must be in (0.5, 1), was " + confidence);
            }
            MarketSettings marketSettings = market(market, margin);
            StudySettings settings = new StudySettings(
                    root.text("study"),
                    root.text("title", root.text("study")),
                    root.choice("origin", DataOrigin.class, DataOrigin.REAL),
                    root.text("unit", marketSettings.relativePnl() ? "relative change" : "price units"),
                    root.texts("limits"),
                    seedOf(root, seed),
                    confidence,
                    MarginSettings.horizon(margin),
                    margin.choices("sides", Side.class, List.of(Side.LONG, Side.SHORT)),
                    margin.text("baseline", MarginSettings.BASELINE),
                    marketSettings,
                    surface(surface, marketSettings),
                    MarginSettings.models(margin, marketSettings, backtest.date("start"), seedOf(root, seed)),
                    NetworkKeys.of(network, confidence),
                    new ControllerSettings(
                            controller.number("eta", 0.02), controller.number("rate", Double.POSITIVE_INFINITY)),
                    new BacktestSettings(
                            backtest.date("start"),
                            backtest.date("end"),
                            backtest.integer("refitMonths", 6),
                            backtest.integer("embargo", 5),
                            backtest.number("alarm", BacktestSettings.USUAL_ALARM)));
            int sessions = data.integer("simulatedSessions", 0);
            List<Path> panel =
                    root.texts("panel").stream().map(file::resolveSibling).toList();
            requireJudgeable(settings, panel);
            return new StudyFile(imports(data), settings, panel, sessions, signal(data, sessions, settings.origin()));
        }
    }

    /** What the networks and the models, or the networks and the panel, must not be together. */
    private static void requireJudgeable(StudySettings settings, List<Path> panel) {
        for (NetworkSpec network : settings.networks()) {
            String name = network.name();
            if (settings.models().stream()
                    .anyMatch(m -> m.name().equals(name) || m.name().equals(name + "+controller"))) {
                throw new InputRejectedException("network.variants: \"" + name
                        + "\" must have another name than the models of margin.models and margin.variants");
            }
            if (network.objective().loss() == ObjectiveSettings.Loss.CLASSES && !panel.isEmpty()) {
                throw new InputRejectedException(
                        "network.loss: classes counts every day alike, so it cannot learn from a panel; another loss, or"
                                + " no panel");
            }
        }
    }

    private static long seedOf(Section root, OptionalLong seed) {
        return seed.orElse(root.integer("seed", 1));
    }

    private static @Nullable Signal signal(Section data, int sessions, DataOrigin origin) {
        Signal signal = data.choice("signal", Signal.class, Signal.TRUE);
        if (sessions == 0 && data.optionalText("signal") != null) {
            throw new InputRejectedException(
                    "data.signal must stand beside data.simulatedSessions: it says what a simulated market foretells");
        }
        if (sessions != 0 && origin != DataOrigin.SIMULATED) {
            throw new InputRejectedException(
                    "origin must be simulated where data.simulatedSessions is " + sessions + ", was real");
        }
        return sessions == 0 ? null : signal;
    }

    private static ImportSettings imports(Section data) {
        Map<String, LocalDate> expiries = new TreeMap<>();
        data.entries("optionExpiries")
                .forEach((contract, date) -> expiries.put(contract, data.parse("optionExpiries." + contract, date)));
        Map<String, String> barsAsSeries = new TreeMap<>();
        data.entries("barsAsSeries").forEach((name, file) -> barsAsSeries.put(file.asText(), name));
        return new ImportSettings(
                data.texts("files"),
                data.optionalText("futuresProduct"),
                expiries,
                data.optionalText("underlying"),
                barsAsSeries);
    }

    private static MarketSettings market(Section market, Section margin) {
        Map<LocalDate, Double> factors = new TreeMap<>();
        market.entries("dividendFactors")
                .forEach((date, factor) -> factors.put(LocalDate.parse(date), factor.asDouble()));
        Map<String, JsonNode> tenors = market.entries("rates");
        String pnl = market.text("pnl", "relative");
        if (!pnl.equals("relative") && !pnl.equals("absolute")) {
            throw new InputRejectedException("market.pnl must be relative or absolute, was " + pnl);
        }
        String impliedVol = margin.text("impliedVol", "alpha30");
        return new MarketSettings(
                market.text("underlying", MarketSettings.BARS),
                market.integer("rollDays", 5),
                pnl.equals("relative"),
                market.choice("exercise", ExerciseStyle.class, ExerciseStyle.EUROPEAN),
                market.flag("optionsOnFuture", false),
                market.flag("curveFromFutures", false),
                factors,
                market.order("rates").stream()
                        .map(s -> new MarketSettings.RateSeries(
                                s, Objects.requireNonNull(tenors.get(s)).asInt()))
                        .toList(),
                market.optionalText("volIndex"),
                market.optionalText("longVolIndex"),
                market.optionalText("checkIndex"),
                impliedVol,
                margin.text("longImpliedVol", longImpliedVol(impliedVol, market.optionalText("longVolIndex"))),
                FeatureKeys.of(market),
                ReleaseLags.of(market));
    }

    private static String longImpliedVol(String impliedVol, @Nullable String longVolIndex) {
        return switch (impliedVol) {
            case "alpha30" -> "alpha90";
            case "volIndex" -> longVolIndex == null ? MarketSettings.NONE : Columns.LONG_VOL_INDEX;
            default -> MarketSettings.NONE;
        };
    }

    private static SurfaceSettings surface(Section surface, MarketSettings market) {
        return new SurfaceSettings(
                market.exercise(),
                surface.choice("earlyExercise", EarlyExercise.class, EarlyExercise.SPECTRAL),
                market.optionsOnFuture(),
                cleaning(surface),
                forward(surface),
                surface.integer("minStrikes", SurfaceSettings.FEWEST_STRIKES),
                new WingPrior(
                        surface.number("priorNuRootT", WingPrior.USUAL.nuRootT()),
                        surface.number("priorRho", WingPrior.USUAL.rho())),
                surface.choice("errors", Errors.class, Errors.ROBUST));
    }

    /** A preset, then filters switched on and off, then thresholds, the seven oldest of which may stand a level higher. */
    private static CleaningSettings cleaning(Section surface) {
        try (Section own = surface.section("cleaning")) {
            CleaningSettings preset = CleaningSettings.of(
                            own.choice("preset", CleaningSettings.Preset.class, CleaningSettings.Preset.STANDARD))
                    .with(own.choices("with", Filter.class, List.of()))
                    .without(own.choices("without", Filter.class, List.of()));
            return new CleaningSettings(
                    preset.filters(),
                    own.integer("minDays", surface.integer("minDays", preset.minDays())),
                    own.integer("maxDays", surface.integer("maxDays", preset.maxDays())),
                    own.number("priceFloor", surface.number("priceFloor", preset.priceFloor())),
                    own.number("maxSpreadToMid", surface.number("maxSpreadToMid", preset.maxSpreadToMid())),
                    own.number("priceTolerance", preset.priceTolerance()),
                    own.number("lowestStrikeToForward", preset.lowestStrikeToForward()),
                    own.number("highestStrikeToForward", preset.highestStrikeToForward()),
                    own.number("lowestVol", surface.number("lowestVol", preset.lowestVol())),
                    own.number("highestVol", surface.number("highestVol", preset.highestVol())),
                    own.number("maxMoneyness", surface.number("maxMoneyness", preset.maxMoneyness())),
                    own.number("maxIvDeviations", preset.maxIvDeviations()));
        }
    }

    private static ForwardSettings forward(Section surface) {
        ForwardSettings standard = ForwardSettings.STANDARD;
        try (Section own = surface.section("forward")) {
            return new ForwardSettings(
                    own.choice("discount", ForwardSettings.DiscountSource.class, standard.discount()),
                    own.integer("nearPairs", standard.nearPairs()),
                    own.integer("linePairs", standard.linePairs()),
                    own.number("maxRateError", standard.maxRateError()));
        }
    }
}
