package io.plimsoll.runs;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.market.ReleaseRule;
import io.plimsoll.market.ReleaseRules;
import java.util.Map;
import java.util.TreeMap;

/**
 * The key {@code market.releaseLags}: by series a whole number of sessions, or a mapping of days, sessions and stale in which
 * what is left out stays as it is by default.
 */
final class ReleaseLags {

    private ReleaseLags() {}

    static Map<String, ReleaseRule> of(Section market) {
        Map<String, ReleaseRule> rules = new TreeMap<>();
        Map<String, JsonNode> entries = market.entries("releaseLags");
        try (Section lags = market.section("releaseLags")) {
            entries.forEach((series, lag) -> rules.put(series, rule(lags, series, lag)));
        }
        return rules;
    }

    private static ReleaseRule rule(Section lags, String series, JsonNode lag) {
        ReleaseRule usual = ReleaseRules.of(series);
        if (!lag.isObject() && !lag.isInt()) {
            throw lags.wrong(
                    series,
                    "must be a whole number of sessions, or a mapping such as {days: 5, sessions: 0, stale: 10}",
                    lag);
        }
        try {
            return lag.isInt()
                    ? new ReleaseRule(0, lags.integer(series, 0), usual.staleSessions())
                    : mapping(lags, series, usual);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("market.releaseLags." + series + ": " + e.getMessage(), e);
        }
    }

    private static ReleaseRule mapping(Section lags, String series, ReleaseRule usual) {
        try (Section lag = lags.section(series)) {
            return new ReleaseRule(
                    lag.integer("days", usual.days()),
                    lag.integer("sessions", usual.sessions()),
                    lag.integer("stale", usual.staleSessions()));
        }
    }
}
