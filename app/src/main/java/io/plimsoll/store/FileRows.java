package io.plimsoll.store;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import java.util.List;

/** The rows of one file by kind, in file order. */
public record FileRows(
        List<Bar> bars,
        List<OptionRow> options,
        List<OptionRow> activity,
        List<FuturesRow> futures,
        List<SeriesPoint> series,
        List<RejectedRow> rejected) {}
