package io.plimsoll.features;

import io.plimsoll.market.Columns;
import io.plimsoll.surface.ConstantMaturity;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SliceQuotes;
import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.model.SviSabr;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/** What a day's surface gives to a history. */
final class SurfaceColumns {

    private static final int[] TENORS = {30, 60, 90};
    private static final int NEAREST = 2;

    private SurfaceColumns() {}

    static void put(SurfaceDay day, ColumnTable to) {
        int session = to.session(day.date());
        for (int days : TENORS) {
            ConstantMaturity.of(day, days).ifPresent(tenor -> tenor(session, tenor, to));
        }
        List<SliceFit> calibrated =
                day.slices().stream().filter(SliceFit::calibrated).toList();
        for (int rank = 1; rank <= Math.min(NEAREST, calibrated.size()); rank++) {
            near(session, rank, calibrated.get(rank - 1), to);
        }
        quality(session, calibrated, to);
        double[] spreads = calibrated.stream()
                .map(SliceFit::quotes)
                .flatMapToDouble(SurfaceColumns::relativeHalfSpreads)
                .sorted()
                .toArray();
        if (spreads.length > 0) {
            to.set(Columns.OPTION_SPREAD, session, spreads[spreads.length / 2]);
        }
    }

    private static void tenor(int session, ConstantMaturity tenor, ColumnTable to) {
        int days = tenor.days();
        to.set(Columns.at("alpha", days), session, tenor.alpha());
        to.set(Columns.at("nuRootT", days), session, tenor.nuRootT());
        to.set(Columns.at("rho", days), session, tenor.rho());
        to.set(Columns.at("skew", days), session, tenor.skewness());
        to.set(Columns.at("kurtosis", days), session, tenor.kurtosis());
        to.set(Columns.at("below10", days), session, tenor.below10());
        to.set(Columns.at("below20", days), session, tenor.below20());
        to.set(Columns.at("above10", days), session, tenor.above10());
        to.set(Columns.at("extrapolated", days), session, tenor.extrapolated() ? 1 : 0);
    }

    /** An expiry by itself; ν and ρ only where they are the quotes' and not a prior's. */
    private static void near(int session, int rank, SliceFit fit, ColumnTable to) {
        SviSabr smile = Objects.requireNonNull(fit.sviSabr().smile());
        boolean told = fit.wingsIdentified();
        double root = Math.sqrt(fit.timeToExpiryYears());
        to.set(Columns.near("alpha", rank), session, smile.alpha());
        to.set(Columns.near("nuRootT", rank), session, told ? smile.nu() * root : Double.NaN);
        to.set(Columns.near("rho", rank), session, told ? smile.rho() : Double.NaN);
        to.set(Columns.near("held", rank), session, told ? 0 : 1);
        to.set(Columns.near("rmse", rank), session, fit.rawSvi().errors().rmseVolBp());
        to.set(Columns.near("strikes", rank), session, fit.quotes().size());
        to.set(Columns.near("days", rank), session, Math.rint(365 * fit.timeToExpiryYears()));
    }

    private static void quality(int session, List<SliceFit> calibrated, ColumnTable to) {
        double[] errors = calibrated.stream()
                .mapToDouble(s -> s.rawSvi().errors().rmseVolBp())
                .sorted()
                .toArray();
        if (errors.length > 0) {
            double told = calibrated.stream().filter(SliceFit::wingsIdentified).count();
            to.set(Columns.FIT_ERROR, session, errors[errors.length / 2]);
            to.set(Columns.WINGS_IDENTIFIED, session, told / errors.length);
        }
        to.set(Columns.SLICES, session, errors.length);
    }

    private static DoubleStream relativeHalfSpreads(SliceQuotes quotes) {
        double[] relative = new double[quotes.size()];
        Arrays.setAll(relative, i -> quotes.halfSpreadVols()[i] / quotes.vols()[i]);
        return Arrays.stream(relative).filter(s -> !Double.isNaN(s));
    }
}
