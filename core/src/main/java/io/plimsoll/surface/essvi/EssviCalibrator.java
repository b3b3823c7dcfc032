package io.plimsoll.surface.essvi;

import io.plimsoll.surface.model.Essvi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Fits one eSSVI surface to the quotes of all expiries: weighted least squares in volatility by Levenberg–Marquardt in
 * {@link EssviCoordinates}, from slices fitted each alone. The surface has neither calendar nor butterfly arbitrage
 * whatever the quotes; where they ask for some, the flags say so.
 */
public final class EssviCalibrator {

    /** A bound counts as met from here, relative. */
    private static final double AT_BOUND = 1e-6;

    /** A restart that gains less than this, relative, ends the search. */
    private static final double WORTH_WHILE = 1e-6;

    /** Starts: how far correlations are drawn to their mean, which leaves more room between slices. */
    private static final double[] DRAWN = {0, 0.5, 1};

    private EssviCalibrator() {}

    /** The surface, or the reason why these quotes have none; nothing about the quotes is an exception. */
    public static EssviFit fit(List<EssviQuotes> quotes, EssviSettings settings) {
        String rejection = QuoteCheck.rejection(quotes);
        if (!rejection.isEmpty()) {
            return EssviFit.rejected(rejection);
        }
        List<Essvi> alone = new ArrayList<>();
        for (EssviQuotes slice : quotes) {
            alone.add(alone(slice, settings));
        }
        EssviCoordinates coordinates = new EssviCoordinates(quotes.size(), settings.bound());
        EssviSearch search = new EssviSearch(coordinates, quotes);
        for (double share : DRAWN) {
            search.look(coordinates.near(drawn(alone, share)));
        }
        if (!Double.isFinite(search.leastCost())) {
            return EssviFit.rejected("no admissible start for " + quotes.size() + " slices");
        }
        boolean converged = search(search, coordinates, quotes, settings);
        return result(coordinates.slices(search.best(), quotes), quotes, converged, settings.bound());
    }

    private static boolean search(
            EssviSearch search, EssviCoordinates coordinates, List<EssviQuotes> quotes, EssviSettings settings) {
        boolean converged = search.from(search.best(), settings.mostEvaluations());
        for (int i = 0; i < settings.restarts(); i++) {
            double before = search.leastCost();
            double[] offBounds = coordinates.near(coordinates.slices(search.best(), quotes));
            boolean again = search.from(offBounds, settings.mostEvaluations());
            if (search.leastCost() > before * (1 - WORTH_WHILE)) {
                break;
            }
            converged = again;
        }
        return converged;
    }

    /** One slice fitted without regard to the others. */
    private static Essvi alone(EssviQuotes quotes, EssviSettings settings) {
        EssviCoordinates coordinates = new EssviCoordinates(1, settings.bound());
        EssviSearch search = new EssviSearch(coordinates, List.of(quotes));
        search.from(coordinates.near(List.of(ExplicitSlice.of(quotes))), settings.mostEvaluations());
        return coordinates.slices(search.best(), List.of(quotes)).get(0);
    }

    private static List<Essvi> drawn(List<Essvi> slices, double share) {
        double mean = slices.stream().mapToDouble(Essvi::rho).average().orElse(0);
        return slices.stream()
                .map(s -> new Essvi(s.theta(), s.rho() + share * (mean - s.rho()), s.psi(), s.timeToExpiryYears()))
                .toList();
    }

    private static EssviFit result(List<Essvi> slices, List<EssviQuotes> quotes, boolean converged, PsiBound bound) {
        double[] rmse = new double[slices.size()];
        Arrays.setAll(rmse, i -> SliceErrors.rmseVolBp(quotes.get(i), slices.get(i)));
        Set<EssviFlag> flags = flags(slices, bound);
        if (!converged) {
            flags.add(EssviFlag.NOT_CONVERGED);
        }
        return new EssviFit(slices, rmse, Calendar.leastMargin(slices), converged, flags, "");
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
            if (Math.abs(slice.rho()) > EssviCoordinates.GREATEST_RHO - AT_BOUND) {
                flags.add(EssviFlag.RHO_AT_BOUND);
            }
        }
        return flags;
    }
}
