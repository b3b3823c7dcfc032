package io.plimsoll.market;

import java.util.Comparator;
import java.util.List;

/**
 * When the usual series are known, for studies that say nothing. A rule is never early in the publisher's regular calendar,
 * and so at times some days late; where the very day matters, files can tell it. The sessions are those of the underlying: a
 * study whose market closes before New York's adds one to series that are known at New York's close.
 */
public final class ReleaseRules {

    /** Sessions after which a monthly value counts as missing. */
    private static final int MONTHLY_STALE = 30;

    /**
     * A default.
     *
     * @param series a name, or the beginning of names where it ends in a star
     * @param rule when its values are known
     * @param reason the publisher's calendar
     */
    public record Default(String series, ReleaseRule rule, String reason) {

        private boolean covers(String name) {
            return series.endsWith("*")
                    ? name.startsWith(series.substring(0, series.length() - 1))
                    : name.equals(series);
        }
    }

    private static final String NEXT_DAY = "published on the next business day";
    private static final String OWN_CLOSE = "computed until the close of its own day";
    private static final String EVENING = "published in the evening of its day, after the close";
    private static final String STOCKS =
            "weeks end on Friday; oil stocks come out on Wednesday, after a holiday on Thursday, gas stocks on Thursday";

    private static final List<Default> ALL = List.of(
            lagged("DGS*", 0, 1, NEXT_DAY),
            lagged("DTB*", 0, 1, NEXT_DAY),
            lagged("T10Y*", 0, 1, NEXT_DAY),
            lagged("BAML*", 0, 1, NEXT_DAY),
            lagged("DFF", 0, 1, NEXT_DAY),
            lagged("SOFR", 0, 1, NEXT_DAY),
            lagged("DTWEXBGS", 7, 1, "published on Mondays after the close, for the week before"),
            lagged("STLFSI4", 6, 0, "weeks end on Friday, published by the Thursday after"),
            lagged("ICSA", 5, 0, "weeks end on Saturday, published on the Thursday after"),
            monthly("CPIAUCSL", 57, 0, "dated the first of its month, published in the next, January's by 26 February"),
            monthly("UNRATE", 40, 0, "dated the first of its month, published by the tenth of the next"),
            monthly("INDPRO", 49, 0, "dated the first of its month, published by the nineteenth of the next"),
            monthly("FEDFUNDS", 31, 1, "the mean of the month that it is dated the first of, published after its end"),
            lagged("CrudeCushing", 6, 0, STOCKS),
            lagged("Gasoline", 6, 0, STOCKS),
            lagged("ULSD", 6, 0, STOCKS),
            lagged("NGLower48", 6, 0, STOCKS),
            lagged("eia_wti_spot", 9, 0, "published on Wednesdays, for the days up to Monday or Tuesday"),
            lagged("RWTC", 9, 0, "published on Wednesdays, for the days up to Monday or Tuesday"),
            lagged("cnn", 0, 0, "computed until New York's close"),
            lagged("epu", 7, 0, "published a day or more later, and revised most in the first week"),
            lagged("gpr*", 8, 0, "published on Mondays, for the week before"),
            lagged("aaii*", 0, 1, "dated the Thursday of its publication; a few dates are a day off"),
            lagged("VIX*", 0, 0, OWN_CLOSE),
            lagged("VVIX", 0, 0, OWN_CLOSE),
            lagged("SKEW", 0, 0, OWN_CLOSE),
            lagged("OVX*", 0, 1, "computed until New York's close, after WTI has settled"),
            lagged("pcr*", 0, 1, EVENING),
            lagged("spxoptions*", 0, 1, EVENING),
            lagged("realized*", 0, 1, "computed overnight from the prices of the whole day"),
            lagged("shibor*", 0, 0, "published at 11:00, before the close"),
            lagged("ivx", 0, 0, OWN_CLOSE));

    private ReleaseRules() {}

    /** The rule of a series: that of its name, or of the longest beginning; otherwise known at the close of its own day. */
    public static ReleaseRule of(String series) {
        return ALL.stream()
                .filter(d -> d.covers(series))
                .max(Comparator.comparingInt(d -> d.series().length()))
                .map(Default::rule)
                .orElse(ReleaseRule.SAME_DAY);
    }

    /** Every default. */
    public static List<Default> all() {
        return ALL;
    }

    private static Default lagged(String series, int days, int sessions, String reason) {
        return new Default(series, new ReleaseRule(days, sessions, ReleaseRule.STALE), reason);
    }

    private static Default monthly(String series, int days, int sessions, String reason) {
        return new Default(series, new ReleaseRule(days, sessions, MONTHLY_STALE), reason);
    }
}
