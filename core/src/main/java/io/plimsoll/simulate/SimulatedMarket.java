package io.plimsoll.simulate;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SeriesPoint;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An invented market whose truth is known. Prices jump and have a stochastic variance with leverage and regimes; options
 * are priced from smiles free of arbitrage that the same state drives, with a risk premium that varies; quotes are
 * noisy, and some rows are spoilt. Options are European on the underlying of the bars.
 *
 * <p>The true quantiles are those of the law that the session's return was drawn from, given the state at the close
 * before, found numerically; a margin of that size is breached with probability 1 %.
 *
 * @param bars days of the underlying
 * @param options rows of {@code simulated/options.csv}, by date
 * @param futures rows of {@code simulated/futures.csv}, by date, four contracts a day on the options' expiries
 * @param series {@code rate}, a simple annual rate, and {@code volindex}, both in percent
 * @param trueQuantileLong by bar, the 99 % quantile of the loss of a long position over that session, as a share of the
 *     price at the close before (decimal)
 * @param trueQuantileShort the same for a short position
 * @param faults the option rows that were spoilt on purpose, in the order of the file
 */
public record SimulatedMarket(
        List<Bar> bars,
        List<OptionRow> options,
        List<FuturesRow> futures,
        Map<String, List<SeriesPoint>> series,
        double[] trueQuantileLong,
        double[] trueQuantileShort,
        List<Fault> faults) {

    /** Simulates a market; the same settings give the same rows. */
    public static SimulatedMarket simulate(SimulationSettings settings) {
        SplittableRandom root = new SplittableRandom(settings.seed());
        List<Session> sessions = Session.path(settings, new Noise(root.split()), new Noise(root.split()));
        Ticks ticks = new Ticks(settings.tick());
        Trading trading = new Trading(ticks, new Noise(root.split()));
        Noise quoting = new Noise(root.split());
        OptionTape tape = new OptionTape(settings.faultRate(), new Noise(root.split()));
        sessions.forEach(session -> tape.write(Chain.of(session, ticks, quoting)));
        return new SimulatedMarket(
                trading.bars(sessions),
                tape.rows(),
                trading.futures(sessions),
                trading.series(sessions),
                sessions.stream().mapToDouble(s -> s.law().longLoss99()).toArray(),
                sessions.stream().mapToDouble(s -> s.law().shortLoss99()).toArray(),
                tape.faults());
    }

    /** The market as if it had been read from files, without the truth. */
    public MarketData toMarketData() {
        return new MarketData(List.of(), bars, OptionChain.byDate(options), List.of(), futures, series, List.of());
    }
}
