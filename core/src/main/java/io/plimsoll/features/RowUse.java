package io.plimsoll.features;

import io.plimsoll.market.AlignedSeries;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.Underlying;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows other than option quotes that feed nothing, so that every row read is used or listed with a reason. */
public final class RowUse {

    private RowUse() {}

    /** The futures, activity and series rows that no session takes. Bars are sessions, so each of them is used. */
    public static List<RejectedRow> unused(KnownMarket market, MarketData data, MarketSettings settings) {
        List<RejectedRow> unused = new ArrayList<>();
        Underlying underlying = market.underlying();
        for (FuturesRow row : data.futures()) {
            if (underlying.session(row.date()) < 0) {
                unused.add(new RejectedRow(row.source(), row.date(), row.contract(), Reason.OUTSIDE_STUDY, ""));
            }
        }
        for (OptionRow row : data.activity()) {
            if (underlying.session(row.date()) < 0) {
                unused.add(new RejectedRow(row.source(), row.date(), row.instrument(), Reason.OUTSIDE_STUDY, ""));
            }
        }
        Set<String> wanted = wanted(settings);
        data.series().forEach((name, points) -> series(name, points, market, wanted.contains(name), unused));
        return unused;
    }

    private static Set<String> wanted(MarketSettings settings) {
        Set<String> wanted = new HashSet<>();
        settings.rates().forEach(r -> wanted.add(r.series()));
        if (settings.volIndex() != null) {
            wanted.add(settings.volIndex());
        }
        if (settings.checkIndex() != null) {
            wanted.add(settings.checkIndex());
        }
        return wanted;
    }

    /**
     * A row may carry several series (a line of rates at many tenors); it counts once, as used where any of them is used.
     * The caller removes rows that another series uses.
     */
    private static void series(
            String name, List<SeriesPoint> points, KnownMarket market, boolean wanted, List<RejectedRow> unused) {
        AlignedSeries aligned = market.series().get(name);
        for (int i = 0; i < points.size(); i++) {
            SeriesPoint point = points.get(i);
            if (!wanted) {
                unused.add(new RejectedRow(point.source(), point.date(), name, Reason.NOT_USED, ""));
            } else if (aligned == null || !aligned.used()[i]) {
                unused.add(new RejectedRow(point.source(), point.date(), name, Reason.OUTSIDE_STUDY, ""));
            }
        }
    }
}
