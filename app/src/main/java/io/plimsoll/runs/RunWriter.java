package io.plimsoll.runs;

import io.plimsoll.StudyResult;
import io.plimsoll.backtest.BacktestResult;
import io.plimsoll.backtest.BreachWatch;
import io.plimsoll.backtest.FoldAttention;
import io.plimsoll.backtest.FoldDrift;
import io.plimsoll.backtest.ModelSeries;
import io.plimsoll.backtest.PairedLoss;
import io.plimsoll.drift.FeatureDrift;
import io.plimsoll.margin.Side;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.multiplier.LedgerEntry;
import io.plimsoll.store.ParquetFiles;
import io.plimsoll.store.ParquetFiles.Column;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tables of a run folder. */
final class RunWriter {

    private final StudyResult result;
    private final boolean relative;

    RunWriter(StudyResult result, boolean relative) {
        this.result = result;
        this.relative = relative;
    }

    void quality(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("file,line,date,instrument,reason,detail\n");
            List<RejectedRow> rows = result.rejected().stream()
                    .sorted(Comparator.comparing((RejectedRow r) -> r.source().file())
                            .thenComparingLong(r -> r.source().line()))
                    .toList();
            for (RejectedRow row : rows) {
                out.write(Csv.line(
                        row.source().file(),
                        row.source().line(),
                        row.date(),
                        row.instrument(),
                        row.reason(),
                        row.detail()));
            }
        }
    }

    /**
     * One row a day, side and model; {@code price} is what {@code meanMarginToPrice} divides by (1 for relative losses). Last
     * comes the oracle, which is no model: the true quantiles of a simulated market.
     */
    void series(Path file) throws IOException {
        BacktestResult backtest = result.backtest();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("date,side,model,margin,loss,multiplier,price\n");
            for (ModelSeries model : all(backtest)) {
                double[] losses = losses(model.side());
                for (int t = 0; t < losses.length; t++) {
                    out.write(Csv.line(
                            backtest.dates().get(t),
                            model.side().label(),
                            model.name(),
                            model.margins()[t],
                            losses[t],
                            model.multipliers()[t],
                            relative ? 1.0 : backtest.prices()[t]));
                }
            }
        }
    }

    private static List<ModelSeries> all(BacktestResult backtest) {
        List<ModelSeries> all = new ArrayList<>(backtest.series());
        all.addAll(backtest.oracle());
        return all;
    }

    private double[] losses(Side side) {
        return Objects.requireNonNull(result.backtest().losses().get(side));
    }

    void ledger(Path file) throws IOException {
        BacktestResult backtest = result.backtest();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("date,side,before,breach,clippedAtCap,clippedAtFloor,after,withheldUp,withheldDown\n");
            for (var side : backtest.entries().entrySet()) {
                List<LedgerEntry> entries = side.getValue();
                for (int t = 0; t < entries.size(); t++) {
                    LedgerEntry e = entries.get(t);
                    out.write(Csv.line(
                            backtest.dates().get(t),
                            side.getKey().label(),
                            e.before(),
                            e.breach() ? 1 : 0,
                            e.clippedAtCap(),
                            e.clippedAtFloor(),
                            e.after(),
                            e.withheldUp(),
                            e.withheldDown()));
                }
            }
        }
    }

    void ledgerSummary(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("side,days,breaches,eta,alpha,start,end,clippedAtCap,clippedAtFloor,rate,withheldUp,"
                    + "withheldDown,breachRate,explainedRate,identityError\n");
            for (var side : result.backtest().ledgers().entrySet()) {
                var l = side.getValue();
                out.write(Csv.line(
                        side.getKey().label(),
                        l.days(),
                        l.breaches(),
                        l.eta(),
                        l.alpha(),
                        l.start(),
                        l.end(),
                        l.clippedAtCap(),
                        l.clippedAtFloor(),
                        l.rate(),
                        l.withheldUp(),
                        l.withheldDown(),
                        l.breachRate(),
                        l.explainedRate(),
                        l.identityError()));
            }
        }
    }

    /** 95 % intervals: of the breach rate (Clopper–Pearson), and of pinball less the baseline's (stationary bootstrap). */
    void intervals(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "model,side,breachRate,breachRateLow,breachRateHigh,pinballVsBaselineLow,pinballVsBaselineHigh\n");
            for (var m : result.backtest().metrics().models()) {
                out.write(Csv.line(
                        m.name(),
                        m.side(),
                        m.breachRate(),
                        m.breachRateLow(),
                        m.breachRateHigh(),
                        m.pinballVsBaselineLow(),
                        m.pinballVsBaselineHigh()));
            }
        }
    }

    /** Ratios of mean pinball losses, networks ÷ rivals, with 90 % intervals by paired stationary bootstrap. */
    void paired(Path file, long seed) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("model,side,rival,ratio,ratioLow,ratioHigh\n");
            for (PairedLoss p : PairedLoss.of(result.backtest(), seed)) {
                out.write(Csv.line(p.model(), p.side().label(), p.rival(), p.ratio(), p.low(), p.high()));
            }
        }
    }

    void folds(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("first,last,trainedUntil,examples,validation,inputs,meanBestEpoch,validationGain,diverged\n");
            for (var f : result.backtest().folds()) {
                out.write(Csv.line(
                        f.first(),
                        f.last(),
                        f.trainedUntil(),
                        f.examples(),
                        f.validation(),
                        f.inputs(),
                        f.meanBestEpoch(),
                        f.validationGain(),
                        f.diverged()));
            }
        }
    }

    /** Of the first network, how far each feature moved from the rows that a fold learnt from to those that it decided on. */
    void drift(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "first,last,trainingRows,testRows,feature,side,psi,psiNoise,ks,ksP,missingTraining,missingTest\n");
            for (FoldDrift fold : result.backtest().drift()) {
                for (FeatureDrift f : fold.features()) {
                    out.write(Csv.line(
                            fold.first(),
                            fold.last(),
                            fold.trainingRows(),
                            fold.testRows(),
                            f.feature(),
                            f.side(),
                            f.stability().psi(),
                            f.stability().noise(),
                            f.kolmogorovSmirnov().statistic(),
                            f.kolmogorovSmirnov().pValue(),
                            f.stability().missingTraining(),
                            f.stability().missingTest()));
                }
            }
        }
    }

    /** Where the Transformers looked, fold by fold: the mean share of each row, by how many sessions it lies back. */
    void attention(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("network,first,last,side,member,head,sessionsBack,share\n");
            for (FoldAttention a : result.backtest().attention()) {
                for (int row = 0; row < a.shares().length; row++) {
                    out.write(Csv.line(
                            a.network(),
                            a.first(),
                            a.last(),
                            a.side().label(),
                            a.member(),
                            a.head(),
                            a.shares().length - 1 - row,
                            a.shares()[row]));
                }
            }
        }
    }

    /** What monitors of too many and of too few breaches would have said of every model and side. */
    void breachMonitor(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("model,side,direction,days,breaches,finalEValue,maxEValue,alarm,alarmDay,maxDetector\n");
            for (BreachWatch w : result.backtest().watches()) {
                out.write(Csv.line(
                        w.model(),
                        w.side().label(),
                        w.direction().name().toLowerCase(Locale.ROOT),
                        w.days(),
                        w.breaches(),
                        w.finalE(),
                        w.maxE(),
                        w.alarm(),
                        w.alarmDay(),
                        w.maxDetector()));
            }
        }
    }

    void surfaces(Path file) throws IOException {
        SurfaceTable.write(file, result.surfaces());
    }

    void features(Path file) throws IOException {
        List<Column> columns = new ArrayList<>(List.of(new Column("date", "DATE")));
        result.features().names().forEach(n -> columns.add(new Column(n, "DOUBLE")));
        List<@Nullable Object[]> rows = result.features().rows().stream()
                .map(v -> {
                    @Nullable Object[] row = new @Nullable Object[columns.size()];
                    row[0] = v.date();
                    for (int j = 0; j < v.values().length; j++) {
                        row[j + 1] = v.values()[j];
                    }
                    return row;
                })
                .toList();
        ParquetFiles.write(file, columns, rows);
    }

    void margins(Path file) throws IOException {
        List<Column> columns = List.of(
                new Column("date", "DATE"),
                new Column("side", "VARCHAR"),
                new Column("model", "VARCHAR"),
                new Column("margin", "DOUBLE"),
                new Column("multiplier", "DOUBLE"));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (ModelSeries model : result.backtest().series()) {
            for (int t = 0; t < model.margins().length; t++) {
                rows.add(new @Nullable Object[] {
                    result.backtest().dates().get(t),
                    model.side().label(),
                    model.name(),
                    model.margins()[t],
                    model.multipliers()[t]
                });
            }
        }
        ParquetFiles.write(file, columns, rows);
    }
}
