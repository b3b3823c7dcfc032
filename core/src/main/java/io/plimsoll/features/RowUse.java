package io.plimsoll.features;

import io.plimsoll.market.AlignedSeries;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.RejectedRows;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
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
        for (OptionChain chain : data.activity()) {
            if (underlying.session(chain.date()) < 0) {
                unused.addAll(RejectedRows.all(chain, Reason.OUTSIDE_STUDY));
            }
        }
        series(market, data, wanted(settings), unused);
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

    /** A row may carry several series (a line of rates at many tenors); it is used where any of them is. */
    private static void series(KnownMarket market, MarketData data, Set<String> wanted, List<RejectedRow> unused) {
        Set<SourceRow> used = new HashSet<>();
        wanted.forEach(name -> {
            List<SeriesPoint> points = data.series().getOrDefault(name, List.of());
            AlignedSeries aligned = market.series().get(name);
            for (int i = 0; aligned != null && i < points.size(); i++) {
                if (aligned.used()[i]) {
                    used.add(points.get(i).source());
                }
            }
        });
        data.series().forEach((name, points) -> {
            Reason reason = wanted.contains(name) ? Reason.OUTSIDE_STUDY : Reason.NOT_USED;
            for (SeriesPoint point : points) {
                if (used.add(point.source())) {
                    unused.add(new RejectedRow(point.source(), point.date(), name, reason, ""));
                }
            }
        });
    }
}
