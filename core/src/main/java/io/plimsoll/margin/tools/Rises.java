package io.plimsoll.margin.tools;

/** How far a margin has risen, and the limits on another's rises that follow from it. Fractions: 0.8 is 80 %. */
public final class Rises {

    private Rises() {}

    /**
     * By session, the largest of {@code most} and of F_s/F_(s−n) − 1 over the sessions s up to it.
     *
     * @param followed F, one a session; NaN where there is none
     * @param sessions n
     */
    public static double[] limits(double[] followed, int sessions, double most) {
        double[] limits = new double[followed.length];
        double limit = most;
        for (int t = 0; t < limits.length; t++) {
            limit = Math.max(limit, rise(followed, sessions, t));
            limits[t] = limit;
        }
        return limits;
    }

    /** The limit at a session alone; later margins are not looked at. */
    static double limit(double[] followed, int sessions, double most, int session) {
        double limit = most;
        for (int t = sessions; t <= session; t++) {
            limit = Math.max(limit, rise(followed, sessions, t));
        }
        return limit;
    }

    private static double rise(double[] margins, int sessions, int t) {
        boolean known = t >= sessions && margins[t - sessions] > 0 && margins[t] > 0;
        return known ? margins[t] / margins[t - sessions] - 1 : Double.NEGATIVE_INFINITY;
    }
}
