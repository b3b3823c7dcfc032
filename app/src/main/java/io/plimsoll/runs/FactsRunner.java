package io.plimsoll.runs;

import io.plimsoll.StudyObserver;
import io.plimsoll.formats.ImportSettings;
import io.plimsoll.formats.Importer;
import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.StylisedFacts;
import io.plimsoll.market.SurfaceFacts;
import io.plimsoll.market.Underlying;
import io.plimsoll.simulate.AssetProfile;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulatedWorld;
import io.plimsoll.simulate.WorldSettings;
import io.plimsoll.store.Store;
import io.plimsoll.surface.ConstantMaturity;
import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.model.SviSabr;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What real and simulated markets are like, by the same figures. */
public final class FactsRunner {

    private static final int NEAR = 30;
    private static final int FAR = 90;

    private FactsRunner() {}

    /**
     * The underlying of a study and its surfaces.
     *
     * @param store the database file
     */
    public static MarketFacts ofStudy(StudyFile study, Path dataFolder, Path store, StudyObserver observer) {
        MarketData data;
        Path folder = study.folder(dataFolder, store);
        try (Store open = Store.open(store)) {
            data = Importer.read(folder, study.imports(), open, n -> {});
        }
        Underlying underlying = Underlying.of(data, study.settings().market());
        double[] returns = Arrays.stream(underlying.returns())
                .map(Math::log1p)
                .filter(Double::isFinite)
                .toArray();
        Map<Fact, Double> figures = MarketFacts.none();
        MarketFacts.put(StylisedFacts.of(returns), figures);
        SurfaceRequest all = new SurfaceRequest(
                List.of(),
                study,
                dataFolder,
                store,
                null,
                true,
                study.settings().surface(),
                false,
                Map.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        putSurfaces(SurfaceRunner.fit(all, observer), underlying, figures);
        return new MarketFacts(
                study.settings().study(),
                period(study.settings().title(), underlying.dates()) + "; fitted surfaces",
                figures);
    }

    /** Closes at which both tenors lie between expiries and the wings are identified; a return is that since the last such. */
    private static void putSurfaces(FittedSurfaces fitted, Underlying underlying, Map<Fact, Double> to) {
        List<ConstantMaturity> near = new ArrayList<>();
        List<ConstantMaturity> far = new ArrayList<>();
        List<Double> prices = new ArrayList<>();
        double[] wealth = wealth(underlying.returns());
        for (FittedSurfaces.Day day : fitted.days()) {
            SurfaceDay surface = day.surface();
            int session = underlying.session(surface.date());
            ConstantMaturity at30 = ConstantMaturity.of(surface, NEAR).orElse(null);
            ConstantMaturity at90 = ConstantMaturity.of(surface, FAR).orElse(null);
            if (session >= 0
                    && at30 != null
                    && at90 != null
                    && !at30.extrapolated()
                    && !at90.extrapolated()
                    && Double.isFinite(at30.rho())) {
                near.add(at30);
                far.add(at90);
                prices.add(wealth[session]);
            }
        }
        if (near.size() < 60) {
            return;
        }
        double[] returns = new double[prices.size()];
        for (int i = 1; i < returns.length; i++) {
            returns[i] = prices.get(i) - prices.get(i - 1);
        }
        double rootT = Math.sqrt(NEAR / 365.0);
        MarketFacts.put(
                SurfaceFacts.of(
                        array(near, ConstantMaturity::alpha),
                        array(far, ConstantMaturity::alpha),
                        array(near, ConstantMaturity::rho),
                        array(near, c -> c.nuRootT() / rootT),
                        returns),
                to);
    }

    /** ln of one unit held from the first session on; returns that are missing count as none. */
    private static double[] wealth(double[] returns) {
        double[] wealth = new double[returns.length];
        for (int i = 1; i < wealth.length; i++) {
            double step = Math.log1p(returns[i]);
            wealth[i] = wealth[i - 1] + (Double.isFinite(step) ? step : 0);
        }
        return wealth;
    }

    private static <T> double[] array(List<T> of, ToDoubleFunction<T> value) {
        return of.stream().mapToDouble(value).toArray();
    }

    /** Prices of a file: its bars, or its only series. */
    public static MarketFacts ofPrices(Path file) {
        MarketData data = read(List.of(file));
        List<LocalDate> dates;
        double[] prices;
        if (!data.bars().isEmpty()) {
            dates = data.bars().stream().map(Bar::date).toList();
            prices = array(data.bars(), Bar::close);
        } else if (data.series().size() == 1) {
            List<SeriesPoint> points = data.series().values().iterator().next();
            dates = points.stream().map(SeriesPoint::date).toList();
            prices = array(points, SeriesPoint::value);
        } else {
            throw new InputRejectedException(file + ": must hold daily prices or one series, had the series "
                    + data.series().keySet());
        }
        Map<Fact, Double> figures = MarketFacts.none();
        MarketFacts.put(StylisedFacts.of(MarketFacts.logReturns(prices)), figures);
        return new MarketFacts(name(file), period(name(file), dates), figures);
    }

    /** The curve of futures files, which are read together; where they tell the last trading days, no roll is a move. */
    public static MarketFacts ofCurve(List<Path> files) {
        List<FuturesRow> rows = read(files).futures();
        if (rows.isEmpty()) {
            throw new InputRejectedException(files + ": must hold futures, had none");
        }
        Map<Fact, Double> figures = MarketFacts.none();
        MarketFacts.putCurve(rows, figures);
        return new MarketFacts(
                name(files.get(0)),
                period(name(files.get(0)), rows.stream().map(FuturesRow::date).toList()),
                figures);
    }

    private static MarketData read(List<Path> files) {
        return Importer.readAlone(files, new ImportSettings(List.of(), null, Map.of(), null), n -> {});
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.replaceFirst("\\..*", "");
    }

    private static String period(String what, List<LocalDate> dates) {
        LocalDate first = dates.stream().min(LocalDate::compareTo).orElseThrow();
        LocalDate last = dates.stream().max(LocalDate::compareTo).orElseThrow();
        return what + ", " + first + " to " + last;
    }

    /** Every underlying of simulated worlds, as medians over the seeds 1 to {@code seeds}; smiles are the true ones. */
    public static List<MarketFacts> ofWorlds(WorldSettings settings, int seeds, StudyObserver observer) {
        LongConsumer onDone =
                observer.stage("Simulating", (long) seeds * settings.profiles().size());
        AtomicLong done = new AtomicLong();
        List<MarketFacts> facts = new ArrayList<>();
        for (AssetProfile profile : settings.profiles()) {
            List<Map<Fact, Double>> worlds = IntStream.rangeClosed(1, seeds)
                    .parallel()
                    .mapToObj(seed -> {
                        Map<Fact, Double> figures = ofWorld(seeded(settings, seed), profile.symbol());
                        onDone.accept(done.incrementAndGet());
                        return figures;
                    })
                    .toList();
            facts.add(new MarketFacts(
                    profile.symbol(),
                    profile.name() + ", simulated, " + settings.sessions() + " sessions, "
                            + (seeds == 1 ? "seed 1" : "medians of seeds 1 to " + seeds) + "; true smiles",
                    MarketFacts.medians(worlds)));
        }
        observer.stage("", 0);
        return facts;
    }

    private static WorldSettings seeded(WorldSettings of, long seed) {
        return new WorldSettings(seed, of.sessions(), of.firstDate(), of.faultRate(), of.signal(), of.profiles());
    }

    private static Map<Fact, Double> ofWorld(WorldSettings settings, String symbol) {
        SimulatedMarket market = SimulatedWorld.market(settings, symbol);
        double[] returns = MarketFacts.logReturns(array(market.bars(), Bar::close));
        List<SviSabr> near = SimulatedWorld.smiles(settings, symbol, NEAR);
        List<SviSabr> far = SimulatedWorld.smiles(settings, symbol, FAR);
        double[] byClose = new double[returns.length + 1];
        System.arraycopy(returns, 0, byClose, 1, returns.length);
        Map<Fact, Double> figures = MarketFacts.none();
        MarketFacts.put(StylisedFacts.of(returns), figures);
        MarketFacts.put(
                SurfaceFacts.of(
                        array(near, SviSabr::alpha),
                        array(far, SviSabr::alpha),
                        array(near, SviSabr::rho),
                        array(near, SviSabr::nu),
                        byClose),
                figures);
        MarketFacts.putCurve(market.futures(), figures);
        return figures;
    }
}
