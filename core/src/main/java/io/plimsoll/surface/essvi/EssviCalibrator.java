package io.plimsoll.surface.essvi;

import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.calibration.FitErrors;
import io.plimsoll.surface.calibration.SmileQuotes;
import io.plimsoll.surface.calibration.SurfaceFit;
import io.plimsoll.surface.model.Essvi;
import io.plimsoll.surface.model.Smile;
import io.plimsoll.surface.model.SviSabr;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Fits one eSSVI surface to the quotes of all expiries: weighted errors of volatility by Levenberg–Marquardt in {@link
 * EssviCoordinates}, from the surface nearest to slices fitted each alone. It has neither calendar nor butterfly arbitrage
 * whatever the quotes; where they ask for some, the flags say so.
 */
public final class EssviCalibrator {

    /** A bound counts as met from here, relative. */
    private static final double AT_BOUND = 1e-6;

    /** A correlation counts as the steepest from here, relative. */
    private static final double STEEPEST = 0.999;

    private EssviCalibrator() {}

    /**
     * The surface, or the reason why these quotes have none; nothing about the quotes is an exception.
     *
     * @param quotes by rising time to expiry
     */
    public static EssviFit fit(List<SmileQuotes> quotes, EssviSettings settings) {
        String rejection = rejection(quotes);
        if (!rejection.isEmpty()) {
            return EssviFit.rejected(rejection);
        }
        SurfaceFit fit = new SurfaceFit(quotes, settings.errors());
        List<Essvi> alone = fit.alone().stream().map(SviSabr::essvi).toList();
        EssviCoordinates coordinates = new EssviCoordinates(settings.bound(), quotes);
        double[] x = coordinates.near(
                alone, quotes.stream().mapToDouble(SmileQuotes::size).toArray());
        boolean converged = fit.minimise(coordinates, x);
        List<Essvi> slices = coordinates.slices(x);
        Set<EssviFlag> flags = flags(slices, settings.bound());
        if (!converged) {
            flags.add(EssviFlag.NOT_CONVERGED);
        }
        double leastG = Double.POSITIVE_INFINITY;
        for (Essvi slice : slices) {
            leastG = Math.min(leastG, Butterfly.of(slice.raw()).leastG());
        }
        return new EssviFit(
                slices, errors(slices, quotes), errors(alone, quotes), leastG, Calendar.leastMargin(slices), flags, "");
    }

    /** In words with values; empty where the quotes can be fitted to. */
    private static String rejection(List<SmileQuotes> quotes) {
        double before = 0;
        for (int i = 0; i < quotes.size(); i++) {
            double years = quotes.get(i).timeToExpiryYears();
            String fault = SurfaceFit.fault(quotes.get(i));
            if (!fault.isEmpty()) {
                return fault + " (slice " + i + ", T " + years + ")";
            }
            if (!(years > before)) {
                return "T must rise from slice to slice, was " + before + " before " + years + " (slice " + i + ")";
            }
            before = years;
        }
        return quotes.isEmpty() ? "no slices" : "";
    }

    private static List<FitErrors> errors(List<? extends Smile> smiles, List<SmileQuotes> quotes) {
        List<FitErrors> errors = new ArrayList<>();
        for (int i = 0; i < smiles.size(); i++) {
            errors.add(FitErrors.of(smiles.get(i), quotes.get(i)));
        }
        return List.copyOf(errors);
    }

    private static Set<EssviFlag> flags(List<Essvi> slices, PsiBound bound) {
        Set<EssviFlag> flags = EnumSet.noneOf(EssviFlag.class);
        for (int i = 0; i < slices.size(); i++) {
            Essvi slice = slices.get(i);
            if (slice.psi() > bound.greatestPsi(slice.theta(), slice.rho()) * (1 - AT_BOUND)) {
                flags.add(EssviFlag.BUTTERFLY_BOUND);
            }
            if (i > 0 && Calendar.slack(slices.get(i - 1), slice) < AT_BOUND) {
                flags.add(EssviFlag.CALENDAR_BOUND);
            }
            if (Math.abs(slice.rho()) > STEEPEST * EssviCoordinates.GREATEST_RHO) {
                flags.add(EssviFlag.RHO_AT_BOUND);
            }
        }
        return flags;
    }
}
