package io.plimsoll.simulate;

import java.time.LocalDate;

/**
 * What to simulate.
 *
 * @param seed decides everything that is random
 * @param sessions trading days, Monday to Friday, at least 2
 * @param firstDate the first session, or the Monday after it where it falls on a weekend
 * @param startPrice price of the underlying before the first session, price units
 * @param tick least price change, price units; a hundred-thousandth of the price keeps the wings from being rounded away
 * @param faultRate share of option rows that are spoilt on purpose, in [0, 0.5]
 * @param signal what options, curves and series say about the next return
 */
public record SimulationSettings(
        long seed, int sessions, LocalDate firstDate, double startPrice, double tick, double faultRate, Signal signal) {

    public SimulationSettings {
        require(sessions >= 2, "sessions must be at least 2, was " + sessions);
        require(
                tick > 0 && startPrice >= 1000 * tick && startPrice < Double.POSITIVE_INFINITY,
                "startPrice must be at least 1000 ticks and tick positive, were " + startPrice + " and " + tick);
        require(faultRate >= 0 && faultRate <= 0.5, "faultRate must be in [0, 0.5], was " + faultRate);
    }

    /** Six years of a market at 1000 with tick 0.01, one option row in a hundred spoilt, and a true signal. */
    public static SimulationSettings standard(long seed) {
        return new SimulationSettings(seed, 1500, LocalDate.of(2016, 1, 4), 1000, 0.01, 0.01, Signal.TRUE);
    }

    /** The same with another number of sessions. */
    public SimulationSettings withSessions(int count) {
        return new SimulationSettings(seed, count, firstDate, startPrice, tick, faultRate, signal);
    }

    /** The same with another signal. */
    public SimulationSettings withSignal(Signal other) {
        return new SimulationSettings(seed, sessions, firstDate, startPrice, tick, faultRate, other);
    }

    /** The same with another share of spoilt rows. */
    public SimulationSettings withFaultRate(double rate) {
        return new SimulationSettings(seed, sessions, firstDate, startPrice, tick, rate, signal);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
