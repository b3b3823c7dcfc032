package io.plimsoll.simulate;

import io.plimsoll.market.Bar;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SeriesPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One underlying of an invented world, whose truth is known. Prices jump and have a stochastic variance with regimes; options
 * are priced from smiles free of arbitrage that the same state drives, with a risk premium that varies; quotes are noisy, and
 * some rows are spoilt. Options are European on the underlying of the bars.
 *
 * <p>The true quantiles are those of the law that the session's return was drawn from, given the state at the close before,
 * found numerically; a margin of that size is breached with probability 1 %.
 *
 * @param profile what is lasting about the underlying
 * @param bars days of the underlying
 * @param options rows of {@code SYMBOL/options.csv}, by date
 * @param futures rows of {@code SYMBOL/futures.csv}, by date and delivery month
 * @param series {@code rate}, a simple annual rate, and {@code volindex}, both in percent
 * @param releases {@code putcall.SYMBOL}, volume of puts ÷ volume of calls, known a session later
 * @param laws by bar, the law that the session's return was drawn from, known at the close before
 * @param faults what is wrong with option rows, in the order of the file
 */
public record SimulatedMarket(
        AssetProfile profile,
        List<Bar> bars,
        List<OptionRow> options,
        List<FuturesRow> futures,
        Map<String, List<SeriesPoint>> series,
        List<Release> releases,
        List<DayLaw> laws,
        List<Fault> faults) {

    private static final double CONFIDENCE = 0.99;

    /** Simulates the index of {@link AssetProfiles} by itself; the same settings give the same rows. */
    public static SimulatedMarket simulate(SimulationSettings settings) {
        AssetProfile index = AssetProfiles.equityIndex().priced(settings.startPrice(), settings.tick());
        WorldSettings world = new WorldSettings(
                settings.seed(),
                settings.sessions(),
                settings.firstDate(),
                settings.faultRate(),
                settings.signal(),
                List.of(index));
        return of(CommonPaths.of(world), index);
    }

    static SimulatedMarket of(CommonPaths world, AssetProfile profile) {
        long seed = world.settings().seed();
        String symbol = profile.symbol();
        List<Session> sessions = Session.path(world, profile);
        Trading trading = new Trading(profile, Streams.of(seed, symbol + ".trading"));
        OptionDesk desk = new OptionDesk(profile, Streams.of(seed, symbol + ".quotes"));
        OptionTape tape = new OptionTape(
                symbol + "/options.csv", world.settings().faultRate(), Streams.of(seed, symbol + ".faults"));
        List<Release> releases = new ArrayList<>();
        for (Session session : sessions) {
            List<Quote> quotes = desk.close(session);
            tape.write(quotes);
            releases.add(putCall(symbol, session, quotes));
        }
        return new SimulatedMarket(
                profile,
                trading.bars(sessions),
                tape.rows(),
                trading.futures(sessions),
                trading.series(sessions),
                releases.subList(0, releases.size() - 1),
                sessions.stream().map(Session::law).toList(),
                tape.faults());
    }

    private static Release putCall(String symbol, Session session, List<Quote> quotes) {
        double ratio = volume(quotes, OptionRight.PUT) / volume(quotes, OptionRight.CALL);
        return new Release(
                "putcall." + symbol,
                session.date(),
                CommonPaths.weekday(session.date().plusDays(1)),
                Math.rint(1e3 * ratio) / 1e3);
    }

    private static double volume(List<Quote> quotes, OptionRight right) {
        return quotes.stream()
                .filter(q -> q.contract().right() == right)
                .mapToDouble(Quote::volume)
                .sum();
    }

    /**
     * By bar, the 99 % quantile of the loss of a long position over that session, as a share of the price at the close before
     * (decimal).
     */
    public double[] trueQuantileLong() {
        return laws.stream().mapToDouble(law -> law.longLoss(CONFIDENCE)).toArray();
    }

    /** The same for a short position. */
    public double[] trueQuantileShort() {
        return laws.stream().mapToDouble(law -> law.shortLoss(CONFIDENCE)).toArray();
    }

    /** When its options may be exercised: at expiry only. */
    public ExerciseStyle exercise() {
        return ExerciseStyle.EUROPEAN;
    }

    /** The market as if it had been read from files, without the truth. */
    public MarketData toMarketData() {
        return new MarketData(List.of(), bars, OptionChain.byDate(options), List.of(), futures, series, List.of());
    }
}
