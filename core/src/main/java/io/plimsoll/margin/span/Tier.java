package io.plimsoll.margin.span;

/**
 * A run of contract periods that are treated alike.
 *
 * @param number of the tier; 0 where all periods are one tier
 * @param start first period; empty for open
 * @param end last period, included; empty for open
 */
public record Tier(int number, String start, String end) {

    public Tier {
        if (number < 0) {
            throw new IllegalArgumentException("a tier's number must not be negative, was " + number);
        }
        if (!start.isEmpty() && !end.isEmpty() && compare(start, end) > 0) {
            throw new IllegalArgumentException("a tier must end where it starts or later, was " + start + " to " + end);
        }
    }

    /** The tier that holds every period. */
    public static Tier all() {
        return new Tier(0, "", "");
    }

    /** Whether a period lies in the tier; a bound given as YYYYMM holds every day of its month. */
    public boolean holds(String period) {
        return (start.isEmpty() || compare(start, period) <= 0) && (end.isEmpty() || compare(period, end) <= 0);
    }

    private static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        return a.substring(0, length).compareTo(b.substring(0, length));
    }
}
