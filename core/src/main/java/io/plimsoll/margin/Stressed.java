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

    /** The window need not be as long as {@code minHistory}; the history must. */
    @Override
    public double margin(History known, Side side, double confidence) {
        int least = Math.min(settings.minHistory(), settings.stress().sessions());
        return known.size() < settings.minHistory()
                ? Double.NaN
                : scenarios(known).margin(side, settings.measure(), confidence, least);
    }

    /** The window's changes stay at their sessions; those of other sessions are missing. */
    @Override
    public Scenarios scenarios(History known) {
        double[] changes = Changes.overHorizon(Changes.oneDay(known, settings), settings);
        double[] stressed = new double[changes.length];
        Arrays.fill(stressed, Double.NaN);
        int from = first(known, changes);
        int to = last(known, from);
        System.arraycopy(changes, from, stressed, from, Math.max(0, to - from + 1));
        return Scenarios.alike(stressed);
    }

    private int last(History known, int from) {
        LocalDate to = settings.stress().to();
        if (to == null) {
            return Math.min(known.last(), from + settings.stress().sessions() - 1);
        }
        int last = known.last();
        while (last >= 0 && known.date(last).isAfter(to)) {
            last--;
        }
        return last;
    }

    private int first(History known, double[] changes) {
        LocalDate from = settings.stress().from();
        if (from == null) {
            return worst(changes);
        }
        int first = 0;
        while (first < known.last() && known.date(first).isBefore(from)) {
            first++;
        }
        return first;
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
