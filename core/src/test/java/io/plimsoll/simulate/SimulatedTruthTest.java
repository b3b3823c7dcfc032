package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.SeriesPoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class SimulatedTruthTest {

    private static final AssetProfile INDEX = AssetProfiles.equityIndex();
    private static final List<AssetProfile> PROFILES = AssetProfiles.all();

    /** A session's losses and their true quantiles, as shares of the price before. */
    private record Truth(double change, double longLoss, double shortLoss) {

        static Truth of(Session session) {
            DayLaw law = session.law();
            return new Truth(session.spot() / session.previous() - 1, law.longLoss(0.99), law.shortLoss(0.99));
        }
    }

    @Test
    void theTrueQuantilesAreBreachedInOneSessionOfAHundredInQuietTimesAndInStressAlike() {
        List<Truth> sessions = paths(Signal.TRUE, 60).stream().map(Truth::of).toList();
        double[] sorted =
                sessions.stream().mapToDouble(Truth::longLoss).sorted().toArray();
        double middle = sorted[sorted.length / 2];

        assertThat(sessions).hasSize(90_000);
        assertOnePercent(sessions);
        assertOnePercent(sessions.stream().filter(t -> t.longLoss() < middle).toList());
        assertOnePercent(sessions.stream().filter(t -> t.longLoss() >= middle).toList());
        assertThat(sorted[sorted.length * 95 / 100]).isGreaterThan(2 * sorted[sorted.length * 5 / 100]);
    }

    private static void assertOnePercent(List<Truth> sessions) {
        double band = 3.5 * Math.sqrt(0.01 * 0.99 / sessions.size());
        assertThat(share(sessions, t -> -t.change() - t.longLoss())).isCloseTo(0.01, within(band));
        assertThat(share(sessions, t -> t.change() - t.shortLoss())).isCloseTo(0.01, within(band));
    }

    private static double share(List<Truth> sessions, ToDoubleFunction<Truth> excess) {
        return sessions.stream().mapToDouble(excess).filter(x -> x > 0).count() / (double) sessions.size();
    }

    @Test
    void theQuantilesStandBesideTheBarsThatTheyAreAbout() {
        SimulatedMarket market =
                SimulatedMarket.simulate(SimulationSettings.standard(3).withSessions(60));
        List<Session> path = Session.path(CommonPaths.of(world(3, Signal.TRUE, 60)), INDEX);

        for (int i = 0; i < 60; i++) {
            assertThat(market.bars().get(i).close()).isCloseTo(path.get(i).spot(), within(0.00501));
            assertThat(market.trueQuantileLong()[i]).isEqualTo(path.get(i).law().longLoss(0.99));
            assertThat(market.trueQuantileShort()[i])
                    .isEqualTo(path.get(i).law().shortLoss(0.99));
        }
    }

    @Test
    void withASignalTheMarketForetellsTheSizeOfTheNextMove() {
        assertThat(foretells(Signal.TRUE, Told.INDEX)).isGreaterThan(0.25);
        assertThat(foretells(Signal.TRUE, Told.VOLUME)).isGreaterThan(0.15);
    }

    @Test
    void withoutASignalNothingKnownCorrelatesWithTheNextMove() {
        // Under independence a correlation has standard deviation 1/√n; four of them, n = 6 · 1,499.
        double band = 4 / Math.sqrt(6 * 1499);
        for (Told told : Told.values()) {
            assertThat(foretells(Signal.NONE, told)).as(told.name()).isBetween(-band, band);
        }
    }

    @Test
    void withoutASignalTheTrueQuantileIsOneNumber() {
        SimulationSettings settings =
                SimulationSettings.standard(1).withSessions(50).withSignal(Signal.NONE);
        SimulatedMarket market = SimulatedMarket.simulate(settings);

        assertThat(Arrays.stream(market.trueQuantileLong()).distinct().count()).isEqualTo(1);
        assertThat(Arrays.stream(market.trueQuantileShort()).distinct().count()).isEqualTo(1);
        assertOnePercent(paths(Signal.NONE, 40).stream().map(Truth::of).toList());
    }

    /** Something that is known at a close. */
    private enum Told {
        INDEX,
        VOLUME,
        LAST_MOVE,
        CURVE
    }

    /** Mean correlation, over six markets, of what is known at a close with the size of the next move. */
    private static double foretells(Signal signal, Told told) {
        double sum = 0;
        for (long seed = 1; seed <= 6; seed++) {
            sum += correlation(new Small(seed, signal), told);
        }
        return sum / 6;
    }

    private static double correlation(Small market, Told told) {
        int n = market.bars.size() - 2;
        double[] known = new double[n];
        double[] next = new double[n];
        for (int i = 0; i < n; i++) {
            known[i] = market.known(i + 1, told);
            next[i] = market.move(i + 2);
        }
        return new PearsonsCorrelation().correlation(known, next);
    }

    /** A market without its options, which take most of the time. */
    private static final class Small {

        private final List<Bar> bars;
        private final List<FuturesRow> futures;
        private final List<SeriesPoint> index;

        Small(long seed, Signal signal) {
            List<Session> path = Session.path(CommonPaths.of(world(seed, signal, 1500)), INDEX);
            Trading trading = new Trading(INDEX, Streams.of(seed, "trading"));
            bars = trading.bars(path);
            futures = trading.futures(path);
            index = trading.series(path).getOrDefault(Trading.VOLATILITY_INDEX, List.of());
        }

        double known(int session, Told told) {
            return switch (told) {
                case INDEX -> index.get(session).value();
                case VOLUME -> Math.log(bars.get(session).volume());
                case LAST_MOVE -> move(session);
                case CURVE ->
                    futures.get(4 * session + 3).settle()
                            / futures.get(4 * session).settle();
            };
        }

        double move(int session) {
            return Math.abs(
                    Math.log(bars.get(session).close() / bars.get(session - 1).close()));
        }
    }

    /** Paths of 1,500 sessions of every profile in turn. */
    private static List<Session> paths(Signal signal, int seeds) {
        List<Session> all = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            CommonPaths world = CommonPaths.of(world(seed, signal, 1500));
            all.addAll(Session.path(world, PROFILES.get((int) (seed % PROFILES.size()))));
        }
        return all;
    }

    private static WorldSettings world(long seed, Signal signal, int sessions) {
        return new WorldSettings(seed, sessions, LocalDate.of(2016, 1, 4), 0.01, signal, PROFILES);
    }
}
