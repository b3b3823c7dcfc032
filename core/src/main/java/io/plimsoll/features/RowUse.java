package io.plimsoll.features;

import io.plimsoll.market.AlignedSeries;
import io.plimsoll.market.DeliveryMonth;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows other than option quotes that feed nothing, so that every row read is used or listed with a reason. */
public final class RowUse {

    private RowUse() {}

    /**
     * The futures, activity and series rows that no session takes. Bars are sessions, so each of them is used, unless the
     * underlying is a contract or a series. A row of a panel gives several contracts and is told once.
     */
    public static List<RejectedRow> unused(KnownMarket market, MarketData data, MarketSettings settings) {
        List<RejectedRow> unused = new ArrayList<>();
        Underlying underlying = market.underlying();
        if (!settings.underlying().equals(MarketSettings.BARS)) {
            data.bars().forEach(b -> unused.add(new RejectedRow(b.source(), b.date(), "close", Reason.NOT_USED, "")));
        }
        Set<SourceRow> outside = new HashSet<>();
        for (FuturesRow row : data.futures()) {
            if (underlying.session(row.date()) < 0 && outside.add(row.source())) {
                unused.add(new RejectedRow(row.source(), row.date(), row.contract(), Reason.OUTSIDE_STUDY, ""));
            }
        }
        for (OptionChain chain : data.activity()) {
            if (underlying.session(chain.date()) < 0) {
                unused.addAll(RejectedRows.all(chain, Reason.OUTSIDE_STUDY));
            }
        }
        series(market, data, settings, unused);
        return unused;
    }

    private static Set<String> wanted(MarketSettings settings) {
        Set<String> wanted = new HashSet<>(settings.features().names());
        settings.rates().forEach(r -> wanted.add(r.series()));
        if (settings.volIndex() != null) {
            wanted.add(settings.volIndex());
        }
        if (settings.longVolIndex() != null) {
            wanted.add(settings.longVolIndex());
        }
        if (settings.checkIndex() != null) {
            wanted.add(settings.checkIndex());
        }
        return wanted;
    }

    /** A row may carry several series (a line of rates at many tenors); it is used where any of them is. */
    private static void series(KnownMarket market, MarketData data, MarketSettings settings, List<RejectedRow> unused) {
        Set<String> wanted = wanted(settings);
        Set<SourceRow> used = new HashSet<>();
        used.addAll(prices(data, settings.underlying()));
        used.addAll(lastTradingDays(data));
        wanted.forEach(name -> {
            List<SeriesPoint> points =
                    settings.features().trusted(name, data.series().getOrDefault(name, List.of()));
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

    /** The rows of the series that is the underlying. */
    private static Set<SourceRow> prices(MarketData data, String underlying) {
        boolean isSeries = data.futures().stream().noneMatch(f -> f.contract().equals(underlying));
        Set<SourceRow> rows = new HashSet<>();
        if (isSeries) {
            Set<LocalDate> days = new HashSet<>();
            data.series().getOrDefault(underlying, List.of()).stream()
                    .filter(p -> days.add(p.date()))
                    .forEach(p -> rows.add(p.source()));
        }
        return rows;
    }

    /** The last trading days of products that the futures are of. */
    private static Set<SourceRow> lastTradingDays(MarketData data) {
        Set<SourceRow> rows = new HashSet<>();
        data.series().forEach((name, points) -> {
            if (name.startsWith(DeliveryMonth.LAST_TRADE)) {
                String product = name.substring(DeliveryMonth.LAST_TRADE.length());
                if (data.futures().stream().anyMatch(f -> f.contract().startsWith(product))) {
                    points.forEach(p -> rows.add(p.source()));
                }
            }
        });
        return rows;
    }
}
