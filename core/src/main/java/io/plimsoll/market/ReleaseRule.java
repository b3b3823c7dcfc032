package io.plimsoll.market;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/**
 * When a value of a series is known: the value of date d at the close of the {@code sessions}-th session after the first
 * session on or after d + {@code days}.
 *
 * @param days calendar days, 0 or more
 * @param sessions sessions of the underlying, 0 or more
 * @param staleSessions sessions after which a value that no newer one has replaced counts as missing, 0 or more
 */
public record ReleaseRule(int days, int sessions, int staleSessions) {

    /** Sessions after which a daily or weekly value counts as missing. */
    public static final int STALE = 10;

    /** Known at the close of its own day. */
    public static final ReleaseRule SAME_DAY = new ReleaseRule(0, 0, STALE);

    public ReleaseRule {
        if (days < 0 || sessions < 0 || staleSessions < 0) {
            throw new IllegalArgumentException("a release lag must not be negative, was " + days + " days, " + sessions
                    + " sessions, stale after " + staleSessions + " sessions");
        }
    }

    /**
     * The session at whose close a value is first known.
     *
     * @param sessions rising
     * @return its place; the number of sessions or more where none of them knows it
     */
    public int knownAt(SeriesPoint point, List<LocalDate> sessions) {
        LocalDate known = point.known();
        return known != null
                ? firstOnOrAfter(known, sessions)
                : firstOnOrAfter(point.date().plusDays(days), sessions) + this.sessions;
    }

    private static int firstOnOrAfter(LocalDate day, List<LocalDate> sessions) {
        int found = Collections.binarySearch(sessions, day);
        return found >= 0 ? found : -found - 1;
    }
}
