package io.plimsoll.margin;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.time.LocalDate;

/**
 * {@code static}: the quantile of all losses known at the last close before {@code fixedFrom}, never changed after; a
 * margin set once. Before that day it is the quantile of all losses known.
 *
 * @param fixedFrom the first day that the fixed margin is for
 */
record Static(BaselineSettings settings, LocalDate fixedFrom) implements Baseline {

    @Override
    public String name() {
        return "static";
    }

    @Override
    public double margin(History known, Side side, double confidence) {
        int last = known.last();
        while (last > 0 && !known.date(last).isBefore(fixedFrom)) {
            last--;
        }
        return Losses.quantile(known.upTo(last).all(Columns.PNL), side, confidence, settings.minHistory());
    }
}
