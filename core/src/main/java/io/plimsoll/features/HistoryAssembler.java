package io.plimsoll.features;

import io.plimsoll.market.AlignedSeries;
import io.plimsoll.market.Columns;
import io.plimsoll.market.FuturesCurve;
import io.plimsoll.market.History;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.market.OptionChain;
import io.plimsoll.surface.ConstantMaturity;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SurfaceDay;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Puts prices, series, surfaces, curves and activity into one history of columns, each value known at its close. */
public final class HistoryAssembler {

    private static final int[] TENORS = {30, 90};
    /** A baseline's implied volatility may be this many sessions old: one bad day must not leave a margin unset. */
    private static final int IMPLIED_VOL_STALE = 5;

    private final KnownMarket market;
    private final int sessions;
    private final Map<String, double[]> columns = new TreeMap<>();

    private HistoryAssembler(KnownMarket market) {
        this.market = market;
        this.sessions = market.underlying().size();
    }

    /**
     * The history of a market.
     *
     * @param surfaces by rising date; every date is a session
     */
    public static History assemble(
            KnownMarket market, MarketData data, List<SurfaceDay> surfaces, MarketSettings settings) {
        HistoryAssembler assembler = new HistoryAssembler(market);
        assembler.prices();
        surfaces.forEach(assembler::surface);
        assembler.curves(
                settings.curveFromFutures()
                        ? FuturesCurves.ofFutures(data.futures())
                        : FuturesCurves.ofParity(surfaces));
        assembler.futuresActivity(data);
        assembler.optionActivity(data.activity().isEmpty() ? data.options() : data.activity());
        assembler.series(settings);
        assembler.impliedVol("impliedVol", settings.impliedVol(), Columns.IMPLIED_VOL);
        if (!settings.longImpliedVol().equals(MarketSettings.NONE)) {
            assembler.impliedVol("longImpliedVol", settings.longImpliedVol(), Columns.LONG_IMPLIED_VOL);
        }
        return History.of(market.underlying().dates(), assembler.columns);
    }

    private void prices() {
        columns.put(Columns.PRICE, market.underlying().price());
        columns.put(Columns.PNL, market.underlying().pnl());
        columns.put(Columns.RETURN, market.underlying().returns());
        columns.put(Columns.RANGE, market.underlying().range());
        columns.put(Columns.VOLUME, market.underlying().volume());
    }

    private void surface(SurfaceDay day) {
        int session = market.underlying().session(day.date());
        for (int days : TENORS) {
            ConstantMaturity.of(day, days).ifPresent(tenor -> tenor(session, tenor));
        }
        double[] errors = day.slices().stream()
                .filter(SliceFit::calibrated)
                .mapToDouble(s -> s.rawSvi().errors().rmseVolBp())
                .sorted()
                .toArray();
        if (errors.length > 0) {
            column(Columns.FIT_ERROR)[session] = errors[errors.length / 2];
        }
        column(Columns.SLICES)[session] = errors.length;
    }

    private void tenor(int session, ConstantMaturity tenor) {
        int days = tenor.days();
        column(Columns.at("alpha", days))[session] = tenor.alpha();
        column(Columns.at("nuRootT", days))[session] = tenor.nuRootT();
        column(Columns.at("rho", days))[session] = tenor.rho();
        column(Columns.at("skew", days))[session] = tenor.skewness();
        column(Columns.at("kurtosis", days))[session] = tenor.kurtosis();
        column(Columns.at("below10", days))[session] = tenor.below10();
        column(Columns.at("below20", days))[session] = tenor.below20();
        column(Columns.at("above10", days))[session] = tenor.above10();
    }

    private void curves(List<FuturesCurve> curves) {
        for (FuturesCurve curve : curves) {
            int session = market.underlying().session(curve.date());
            if (session >= 0) {
                column(Columns.CURVE_SLOPE)[session] = curve.slope();
                column(Columns.CURVE_CURVATURE)[session] = curve.curvature();
                column(Columns.CURVE_BUTTERFLY)[session] = curve.butterfly();
            }
        }
    }

    private void futuresActivity(MarketData data) {
        data.futures().forEach(row -> {
            int session = market.underlying().session(row.date());
            add(Columns.FUTURES_VOLUME, session, row.volume());
            add(Columns.FUTURES_OPEN, session, row.openInterest());
        });
    }

    private void optionActivity(List<OptionChain> chains) {
        for (OptionChain chain : chains) {
            int session = market.underlying().session(chain.date());
            add(Columns.CALL_VOLUME, session, total(chain, true, chain::volume));
            add(Columns.PUT_VOLUME, session, total(chain, false, chain::volume));
            add(Columns.CALL_OPEN, session, total(chain, true, chain::openInterest));
            add(Columns.PUT_OPEN, session, total(chain, false, chain::openInterest));
        }
    }

    /** The sum of what is known of a chain's calls or puts; NaN where nothing is. */
    private static double total(OptionChain chain, boolean calls, IntToDoubleFunction column) {
        double total = Double.NaN;
        for (int row = 0; row < chain.size(); row++) {
            double value = column.applyAsDouble(row);
            if (chain.isCall(row) == calls && !Double.isNaN(value)) {
                total = Double.isNaN(total) ? value : total + value;
            }
        }
        return total;
    }

    private void series(MarketSettings settings) {
        if (!settings.rates().isEmpty()) {
            double[][] rates = market.rates().rates();
            double[] shortest = rates[0];
            double[] longest = rates[rates.length - 1];
            columns.put(Columns.RATE, shortest);
            if (rates.length > 1) {
                double[] slope = new double[sessions];
                Arrays.setAll(slope, i -> longest[i] - shortest[i]);
                columns.put(Columns.RATE_SLOPE, slope);
            }
        }
        putIndex(Columns.VOL_INDEX, settings.volIndex());
        putIndex(Columns.LONG_VOL_INDEX, settings.longVolIndex());
    }

    private void putIndex(String column, @Nullable String name) {
        if (name == null) {
            return;
        }
        AlignedSeries index = market.series().get(name);
        if (index == null) {
            throw new InputRejectedException("market." + column + ": no file gives the series \"" + name
                    + "\"; the files give " + market.series().keySet());
        }
        columns.put(column, index.decimals());
    }

    private void impliedVol(String setting, String source, String column) {
        double[] from = columns.get(source);
        if (from == null) {
            throw new InputRejectedException(
                    "margin." + setting + ": \"" + source
                            + "\" must be one of alpha30, alpha90, volIndex and longVolIndex, and the study's files must give it");
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

    /** Adds to a day's total; the first known value replaces NaN. */
    private void add(String name, int session, double value) {
        if (session >= 0 && !Double.isNaN(value)) {
            double[] column = column(name);
            column[session] = Double.isNaN(column[session]) ? value : column[session] + value;
        }
    }

    private double[] column(String name) {
        return columns.computeIfAbsent(name, n -> {
            double[] values = new double[sessions];
            Arrays.fill(values, Double.NaN);
            return values;
        });
    }
}
