package io.plimsoll.simulate;

import java.time.LocalDate;
import java.util.List;

/**
 * What world to simulate.
 *
 * @param seed decides everything that is random
 * @param sessions trading days, Monday to Friday, at least 2
 * @param firstDate the first session, or the Monday after it where it falls on a weekend
 * @param faultRate share of option rows that are spoilt on purpose, in [0, 0.5]
 * @param signal what options, curves and series say about the next returns
 * @param profiles the underlyings, each symbol once
 */
public record WorldSettings(
        long seed, int sessions, LocalDate firstDate, double faultRate, Signal signal, List<AssetProfile> profiles) {

    public WorldSettings {
        profiles = List.copyOf(profiles);
        require(sessions >= 2, "sessions must be at least 2, was " + sessions);
        require(faultRate >= 0 && faultRate <= 0.5, "faultRate must be in [0, 0.5], was " + faultRate);
        List<String> symbols = profiles.stream().map(AssetProfile::symbol).toList();
        require(
                !symbols.isEmpty() && symbols.stream().distinct().count() == symbols.size(),
                "profiles must be one or more, each symbol once, were " + symbols);
    }

    /** Ten years of five underlyings from 2012 on, one option row in a hundred spoilt, and a true signal. */
    public static WorldSettings standard(long seed) {
        return new WorldSettings(seed, 2600, LocalDate.of(2012, 1, 2), 0.01, Signal.TRUE, AssetProfiles.all());
    }

    /** The same with another number of sessions. */
    public WorldSettings withSessions(int count) {
        return new WorldSettings(seed, count, firstDate, faultRate, signal, profiles);
    }

    /** The same with another signal. */
    public WorldSettings withSignal(Signal other) {
        return new WorldSettings(seed, sessions, firstDate, faultRate, other, profiles);
    }

    /** The same with another share of spoilt rows. */
    public WorldSettings withFaultRate(double rate) {
        return new WorldSettings(seed, sessions, firstDate, rate, signal, profiles);
    }

    /** The same with other underlyings; those that stay do not change. */
    public WorldSettings withProfiles(List<AssetProfile> others) {
        return new WorldSettings(seed, sessions, firstDate, faultRate, signal, others);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
