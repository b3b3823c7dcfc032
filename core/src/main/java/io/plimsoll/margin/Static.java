package io.plimsoll.margin;

import io.plimsoll.market.History;
import java.time.LocalDate;

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
        return Scenarios.alike(Changes.overHorizon(Changes.oneDay(known.upTo(last), settings), settings));
    }
}
