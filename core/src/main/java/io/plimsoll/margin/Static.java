package io.plimsoll.margin;

import io.plimsoll.market.History;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * {@code static}: the measure of all losses known at the last close before {@code fixedFrom}, never changed after; a
 * margin set once. Before that day, or where none is given, it is the measure of all losses known.
 */
record Static(BaselineSettings settings) implements MeasuredScenarios {

    @Override
    public String name() {
        return "static";
    }

    @Override
    public Scenarios scenarios(History known) {
        int last = known.last();
        LocalDate fixedFrom = settings.fixedFrom();
        while (last > 0 && fixedFrom != null && !known.date(last).isBefore(fixedFrom)) {
            last--;
        }
        double[] fixed = Changes.overHorizon(Changes.oneDay(known.upTo(last), settings), settings);
        double[] changes = Arrays.copyOf(fixed, known.size());
        Arrays.fill(changes, fixed.length, changes.length, Double.NaN);
        return Scenarios.alike(changes);
    }
}
