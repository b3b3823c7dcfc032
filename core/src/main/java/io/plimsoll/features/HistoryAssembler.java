package io.plimsoll.features;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.market.Underlying;
import io.plimsoll.surface.SurfaceDay;
import java.util.List;

/** Puts prices, series, surfaces, curves and activity into one history of columns, each value known at its close. */
public final class HistoryAssembler {

    /** A baseline's implied volatility may be this many sessions old: one bad day must not leave a margin unset. */
    private static final int IMPLIED_VOL_STALE = 5;

    private HistoryAssembler() {}

    /**
     * The history of a market.
     *
     * @param surfaces by rising date; every date is a session
     */
    public static History assemble(
            KnownMarket market, MarketData data, List<SurfaceDay> surfaces, MarketSettings settings) {
        ColumnTable columns = new ColumnTable(market.underlying());
        prices(market.underlying(), columns);
        surfaces.forEach(day -> SurfaceColumns.put(day, columns));
        int futuresLag = settings.features().futuresLag();
        if (settings.curveFromFutures()) {
            ActivityColumns.curves(FuturesCurves.ofFutures(data.futures()), futuresLag, columns);
        } else {
            ActivityColumns.curves(FuturesCurves.ofParity(surfaces), 0, columns);
        }
        ActivityColumns.futures(data.futures(), futuresLag, columns);
        ActivityColumns.options(data.activity().isEmpty() ? data.options() : data.activity(), columns);
        SeriesColumns.put(market, settings, columns);
        if (!settings.impliedVol().equals(MarketSettings.NONE)) {
            impliedVol("impliedVol", settings.impliedVol(), Columns.IMPLIED_VOL, columns);
        }
        if (!settings.longImpliedVol().equals(MarketSettings.NONE)) {
            impliedVol("longImpliedVol", settings.longImpliedVol(), Columns.LONG_IMPLIED_VOL, columns);
        }
        return History.of(market.underlying().dates(), columns.columns());
    }

    private static void prices(Underlying underlying, ColumnTable columns) {
        columns.put(Columns.PRICE, underlying.price());
        columns.put(Columns.PNL, underlying.pnl());
        columns.put(Columns.RETURN, underlying.returns());
        columns.put(Columns.OPEN, underlying.open());
        columns.put(Columns.HIGH, underlying.high());
        columns.put(Columns.LOW, underlying.low());
        columns.put(Columns.RANGE, underlying.range());
        columns.put(Columns.VOLUME, underlying.volume());
        Regimes.columns(underlying.returns()).forEach(columns::put);
    }

    private static void impliedVol(String setting, String source, String column, ColumnTable columns) {
        double[] from = columns.get(source);
        if (from == null) {
            throw new InputRejectedException("margin." + setting + ": \"" + source
                    + "\" must be one of alpha30, alpha90, volIndex and longVolIndex, and the study's files must give it;"
                    + " none where no model is to scale by it");
        }
        double[] carried = from.clone();
        int age = 0;
        for (int i = 1; i < carried.length; i++) {
            age = Double.isNaN(from[i]) ? age + 1 : 0;
            if (age > 0 && age <= IMPLIED_VOL_STALE) {
                carried[i] = carried[i - 1];
            }
        }
        columns.put(column, carried);
    }
}
