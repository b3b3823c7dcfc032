package io.plimsoll.margin;

import io.plimsoll.market.History;
import java.time.LocalDate;
import java.util.Arrays;

/** {@code stressed}: the losses of the stressed window alone; see {@link BaselineSettings.Stress}. */
record Stressed(BaselineSettings settings) implements MeasuredScenarios {

    @Override
    public String name() {
        return "stressed";
    }

    /** Fewest changes that a window may have. */
    private static final int LEAST = 20;

    @Override
    public int least() {
        return LEAST;
    }

    /** The window need not be as long as {@code minHistory}; the history must. NaN until the window has begun. */
    @Override
    public double margin(History known, Side side, double confidence) {
        return known.size() < settings.minHistory()
                ? Double.NaN
                : scenarios(known).margin(side, settings.measure(), confidence, least());
    }

    /** The window's changes stay at their sessions; those of other sessions are missing. */
    @Override
    public Scenarios scenarios(History known) {
        double[] changes = Changes.overHorizon(Changes.oneDay(known, settings), settings);
        double[] stressed = new double[changes.length];
        Arrays.fill(stressed, Double.NaN);
        LocalDate from = settings.stress().from();
        LocalDate to = settings.stress().to();
        int start = from == null ? worst(changes) : 0;
        for (int t = start; t < changes.length; t++) {
            boolean within = (from == null || to == null)
                    ? t < start + settings.stress().sessions()
                    : (!known.date(t).isBefore(from) && !known.date(t).isAfter(to));
            stressed[t] = within ? changes[t] : Double.NaN;
        }
        return Scenarios.alike(stressed);
    }

    /** The first session of the window with the largest sum of squares; the earliest of several. */
    private int worst(double[] changes) {
        int length = settings.stress().sessions();
        double sum = 0;
        double largest = -1;
        int start = 0;
        for (int end = 0; end < changes.length; end++) {
            sum += square(changes[end]) - (end >= length ? square(changes[end - length]) : 0);
            if (sum > largest * (1 + 1e-12)) {
                largest = sum;
                start = Math.max(0, end - length + 1);
            }
        }
        return start;
    }

    private static double square(double change) {
        return Double.isNaN(change) ? 0 : change * change;
    }
}
