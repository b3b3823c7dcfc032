package io.plimsoll.report;

import io.plimsoll.backtest.BacktestResult;
import io.plimsoll.margin.Side;
import io.plimsoll.market.Columns;
import io.plimsoll.market.DataOrigin;
import io.plimsoll.market.History;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.multiplier.Ledger;
import io.plimsoll.multiplier.LedgerEntry;
import io.plimsoll.report.ReportModel.CalibrationYear;
import io.plimsoll.report.ReportModel.CleaningCount;
import io.plimsoll.report.ReportModel.LedgerSeries;
import io.plimsoll.report.ReportModel.SideSeries;
import io.plimsoll.report.ReportModel.VolSeries;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SurfaceDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings the results of a study into the form of the report. */
public final class ReportBuilder {

    private static final int IDENTIFYING_STRIKES = 5;

    private final BacktestResult backtest;
    private final History history;
    private final List<SurfaceDay> surfaces;

    private ReportBuilder(BacktestResult backtest, History history, List<SurfaceDay> surfaces) {
        this.backtest = backtest;
        this.history = history;
        this.surfaces = surfaces;
    }

    /**
     * The report of a study.
     *
     * @param limits what the study's author says that it cannot show
     * @param indexName name of the volatility index that at-the-money volatility is compared with; empty without one
     * @param index that index by session of the history, decimal; null without one
     */
    public static ReportModel of(
            String title,
            DataOrigin origin,
            String unit,
            List<String> limits,
            Map<String, String> facts,
            BacktestResult backtest,
            History history,
            List<SurfaceDay> surfaces,
            List<ImportedFile> files,
            List<RejectedRow> rejected,
            String indexName,
            double @Nullable [] index) {
        ReportBuilder builder = new ReportBuilder(backtest, history, surfaces);
        return new ReportModel(
                title,
                origin,
                facts,
                Findings.of(backtest.metrics()),
                limits,
                unit,
                backtest.metrics().baseline(),
                backtest.metrics(),
                backtest.watches(),
                backtest.drift(),
                backtest.losses().keySet().stream().map(builder::side).toList(),
                SmileDays.of(surfaces, backtest),
                builder.atTheMoney(indexName, index),
                builder.calibration(),
                cleaning(files, rejected));
    }

    private SideSeries side(Side side) {
        Map<String, double[]> margins = new LinkedHashMap<>();
        Stream.concat(backtest.series().stream(), backtest.oracle().stream())
                .filter(s -> s.side() == side)
                .forEach(s -> margins.put(s.name(), s.margins()));
        return new SideSeries(
                side.label(),
                backtest.dates(),
                Objects.requireNonNull(backtest.losses().get(side)),
                margins,
                backtest.series("nn", side).multipliers(),
                backtest.series("nn+controller", side).multipliers(),
                ledger(side));
    }

    private LedgerSeries ledger(Side side) {
        List<LedgerEntry> entries = Objects.requireNonNull(backtest.entries().get(side));
        Ledger ledger = Objects.requireNonNull(backtest.ledgers().get(side));
        double[] cap = new double[entries.size()];
        double[] floor = new double[entries.size()];
        for (int t = 0; t < cap.length; t++) {
            cap[t] = entries.get(t).clippedAtCap() + (t == 0 ? 0 : cap[t - 1]);
            floor[t] = entries.get(t).clippedAtFloor() + (t == 0 ? 0 : floor[t - 1]);
        }
        return new LedgerSeries(
                ledger.eta(),
                ledger.alpha(),
                entries.stream().mapToDouble(LedgerEntry::after).toArray(),
                cap,
                floor,
                ledger.rate(),
                ledger.withheldUp(),
                ledger.withheldDown(),
                ledger.breachRate(),
                ledger.identityError());
    }

    private VolSeries atTheMoney(String indexName, double @Nullable [] index) {
        List<LocalDate> dates = new ArrayList<>();
        List<Double> vols = new ArrayList<>();
        List<Double> indices = new ArrayList<>();
        for (int s = 0; s < history.size(); s++) {
            double vol = history.at(Columns.at("alpha", 30), s);
            double other = index == null ? Double.NaN : index[s];
            if (!Double.isNaN(vol) || !Double.isNaN(other)) {
                dates.add(history.date(s));
                vols.add(vol);
                indices.add(other);
            }
        }
        double[] a = vols.stream().mapToDouble(Double::doubleValue).toArray();
        double[] b = indices.stream().mapToDouble(Double::doubleValue).toArray();
        return new VolSeries(dates, a, indexName, b, correlation(a, b));
    }

    /** Pearson's correlation of the days that have both. */
    static double correlation(double[] a, double[] b) {
        double n = 0, sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
                n++;
                sa += a[i];
                sb += b[i];
                saa += a[i] * a[i];
                sbb += b[i] * b[i];
                sab += a[i] * b[i];
            }
        }
        return (sab - sa * sb / n) / Math.sqrt((saa - sa * sa / n) * (sbb - sb * sb / n));
    }

    private List<CalibrationYear> calibration() {
        Map<Integer, List<SliceFit>> years = new TreeMap<>();
        for (SurfaceDay day : surfaces) {
            years.computeIfAbsent(day.date().getYear(), y -> new ArrayList<>()).addAll(day.slices());
        }
        return years.entrySet().stream()
                .map(e -> year(e.getKey(), e.getValue()))
                .toList();
    }

    private static CalibrationYear year(int year, List<SliceFit> all) {
        List<SliceFit> slices = all.stream()
                .filter(s -> s.quotes().size() >= IDENTIFYING_STRIKES)
                .toList();
        double[] errors = slices.stream()
                .filter(SliceFit::calibrated)
                .mapToDouble(s -> s.rawSvi().errors().rmseVolBp())
                .sorted()
                .toArray();
        return new CalibrationYear(
                year,
                slices.size(),
                errors.length,
                slices.size() - errors.length,
                all.size() - slices.size(),
                errors.length == 0 ? Double.NaN : errors[errors.length / 2],
                count(slices, s -> s.rawSvi().repairVolBp() > 0),
                count(slices, s -> s.calendarCrossings().length > 0));
    }

    private static int count(List<SliceFit> slices, Predicate<SliceFit> which) {
        return (int) slices.stream().filter(which).count();
    }

    private static List<CleaningCount> cleaning(List<ImportedFile> files, List<RejectedRow> rejected) {
        Map<String, Map<io.plimsoll.market.Reason, Long>> counts = new TreeMap<>();
        for (RejectedRow row : rejected) {
            counts.computeIfAbsent(row.source().file(), f -> new TreeMap<>()).merge(row.reason(), 1L, Long::sum);
        }
        List<CleaningCount> cleaning = new ArrayList<>();
        for (ImportedFile file : files) {
            Map<io.plimsoll.market.Reason, Long> reasons = counts.getOrDefault(file.path(), Map.of());
            long used = file.rows()
                    - reasons.values().stream().mapToLong(Long::longValue).sum();
            cleaning.add(new CleaningCount(file.path(), "used", "", used));
            reasons.forEach(
                    (reason, rows) -> cleaning.add(new CleaningCount(file.path(), reason.name(), reason.text(), rows)));
        }
        return cleaning;
    }
}
