package io.plimsoll.surface;

/** Whether total variance rises with time to expiry at fixed k, as it has to without calendar arbitrage. */
final class Calendar {

    private static final int GRID = 41;
    /** What may be missing, relative to the earlier total variance: fits are no better than this. */
    private static final double TOLERANCE = 1e-6;

    private Calendar() {}

    /** Whether the later slice lies under the earlier one somewhere on a grid of k over [from, to]. */
    static boolean crosses(SviSabr earlier, SviSabr later, double from, double to) {
        for (int i = 0; i < GRID && from <= to; i++) {
            double k = from + (to - from) * i / (GRID - 1);
            double before = earlier.totalVariance(k);
            if (later.totalVariance(k) < before * (1 - TOLERANCE)) {
                return true;
            }
        }
        return false;
    }
}
