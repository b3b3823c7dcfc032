package io.plimsoll.backtest;

import io.plimsoll.drift.BreachMonitor;
import io.plimsoll.drift.BreachMonitor.Direction;
import io.plimsoll.margin.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a {@linkplain BreachMonitor monitor} that was looked at every day would have said of a model's breaches on one side.
 *
 * @param model the model
 * @param side whose losses
 * @param direction whether it looks for too many or for too few
 * @param days days watched
 * @param breaches days with loss &gt; margin
 * @param finalE the e-value on the last day
 * @param maxE the largest of any day
 * @param alarm the e-value at which there is an alarm
 * @param alarmDay the first day with it; null where there is none
 * @param maxDetector the largest value of the detector that starts anew every day; NaN over a horizon of several days
 */
public record BreachWatch(
        String model,
        Side side,
        Direction direction,
        int days,
        int breaches,
        double finalE,
        double maxE,
        double alarm,
        @Nullable LocalDate alarmDay,
        double maxDetector) {

    /** Two of every series: for too many breaches, then for too few. */
    static List<BreachWatch> of(
            List<ModelSeries> series,
            Map<Side, double[]> losses,
            List<LocalDate> dates,
            double confidence,
            int horizon,
            double alarm) {
        List<BreachWatch> watches = new ArrayList<>();
        for (ModelSeries model : series) {
            double[] loss = Objects.requireNonNull(losses.get(model.side()));
            boolean[] breaches = new boolean[loss.length];
            int count = 0;
            for (int t = 0; t < loss.length; t++) {
                breaches[t] = loss[t] > model.margins()[t];
                count += breaches[t] ? 1 : 0;
            }
            for (Direction direction : Direction.values()) {
                BreachMonitor monitor = BreachMonitor.of(breaches, 1 - confidence, horizon, direction);
                OptionalInt day = monitor.alarm(alarm);
                watches.add(new BreachWatch(
                        model.name(),
                        model.side(),
                        direction,
                        loss.length,
                        count,
                        monitor.last(),
                        monitor.largest(),
                        alarm,
                        day.isPresent() ? dates.get(day.getAsInt()) : null,
                        monitor.largestDetector()));
            }
        }
        return List.copyOf(watches);
    }
}
