package io.plimsoll.runs;

import io.plimsoll.store.ParquetFiles;
import io.plimsoll.store.ParquetFiles.Column;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.SviSabr;
import io.plimsoll.surface.moments.Moments;
import io.plimsoll.surface.moments.SliceMoments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of fitted slices: one row an expiry and day. */
final class SurfaceTable {

    private record Field(String name, String type, Function<SliceFit, @Nullable Object> value) {}

    private static final List<Field> FIELDS = List.of(
            new Field("expiry", "DATE", SliceFit::expiry),
            new Field("strikes", "BIGINT", s -> (long) s.quotes().size()),
            new Field("status", "VARCHAR", s -> s.calibrated() ? "calibrated" : s.rejection()),
            new Field("remarks", "VARCHAR", s -> String.join("; ", s.remarks())),
            number("years", SliceFit::timeToExpiryYears),
            number("forward", s -> s.forward().price()),
            number("forwardError", s -> s.forward().priceError()),
            new Field("forwardRule", "VARCHAR", s -> s.forward().rule().name()),
            number("discount", s -> s.forward().discount()),
            number("discountError", s -> s.forward().discountError()),
            sviSabr("alpha", SviSabr::alpha),
            sviSabr("nu", SviSabr::nu),
            sviSabr("rho", SviSabr::rho),
            number("alphaError", s -> error(s.sviSabr().standardErrors(), 0)),
            number("nuError", s -> error(s.sviSabr().standardErrors(), 1)),
            number("rhoError", s -> error(s.sviSabr().standardErrors(), 2)),
            number("sviSabrRmseVolBp", s -> s.sviSabr().errors().rmseVolBp()),
            number("sviSabrRepairVolBp", s -> s.sviSabr().repairVolBp()),
            number("butterflyShare", SliceFit::butterflyShare),
            rawSvi("a", RawSvi::a),
            rawSvi("b", RawSvi::b),
            rawSvi("sviRho", RawSvi::rho),
            rawSvi("m", RawSvi::m),
            rawSvi("sigma", RawSvi::sigma),
            number("rmseVolBp", s -> s.rawSvi().errors().rmseVolBp()),
            number("maxErrorVolBp", s -> s.rawSvi().errors().largestVolBp()),
            number("insideBidAsk", s -> s.rawSvi().errors().insideBidAsk()),
            number("repairVolBp", s -> s.rawSvi().repairVolBp()),
            number("leastG", s -> leastG(s.butterfly())),
            new Field("calendarCrossings", "BIGINT", s -> (long) s.calendarCrossings().length),
            moment("mean", Moments::mean),
            moment("variance", Moments::variance),
            moment("skewness", Moments::skewness),
            moment("kurtosis", Moments::kurtosis),
            moment("below10", Moments::below10),
            moment("below20", Moments::below20),
            moment("above10", Moments::above10),
            number("varianceShareOutsideQuotes", s -> shareOutside(s.moments())));

    private SurfaceTable() {}

    static void write(Path file, List<SurfaceDay> days) throws IOException {
        List<Column> columns = new ArrayList<>(List.of(new Column("date", "DATE")));
        FIELDS.forEach(f -> columns.add(new Column(f.name(), f.type())));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (SurfaceDay day : days) {
            for (SliceFit slice : day.slices()) {
                @Nullable Object[] row = new @Nullable Object[columns.size()];
                row[0] = day.date();
                for (int i = 0; i < FIELDS.size(); i++) {
                    row[i + 1] = FIELDS.get(i).value().apply(slice);
                }
                rows.add(row);
            }
        }
        ParquetFiles.write(file, columns, rows);
    }

    private static Field number(String name, Function<SliceFit, @Nullable Object> value) {
        return new Field(name, "DOUBLE", value);
    }

    private static Field sviSabr(String name, Function<SviSabr, Double> value) {
        return number(name, s -> {
            SviSabr smile = s.sviSabr().smile();
            return smile == null ? null : value.apply(smile);
        });
    }

    private static Field rawSvi(String name, Function<RawSvi, Double> value) {
        return number(name, s -> {
            RawSvi smile = s.rawSvi().smile();
            return smile == null ? null : value.apply(smile);
        });
    }

    private static Field moment(String name, Function<Moments, Double> value) {
        return number(name, s -> {
            SliceMoments moments = s.moments();
            return moments == null ? null : value.apply(moments.full());
        });
    }

    private static @Nullable Object error(double[] errors, int i) {
        return i < errors.length ? errors[i] : null;
    }

    private static @Nullable Object leastG(@Nullable Butterfly butterfly) {
        return butterfly == null ? null : butterfly.leastG();
    }

    private static @Nullable Object shareOutside(@Nullable SliceMoments moments) {
        return moments == null ? null : moments.corridor().shareOutside();
    }
}
