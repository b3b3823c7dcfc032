package io.plimsoll.surface;

import io.plimsoll.surface.model.SviSabr;
import io.plimsoll.surface.moments.Moments;
import io.plimsoll.surface.moments.SliceMoments;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A day's surface at a fixed tenor, interpolated between the two calibrated expiries around it: θ = α²T linear in T,
 * every other quantity linear in T between the expiries and flat outside them.
 *
 * @param days the tenor in calendar days
 * @param alpha at-the-money volatility a year, decimal
 * @param nuRootT ν√T; NaN unless both neighbours identify their wings
 * @param rho ρ; NaN unless both neighbours identify their wings
 * @param skewness risk-neutral skewness; NaN where moments are missing
 * @param kurtosis risk-neutral kurtosis; NaN where moments are missing
 * @param below10 P(S_T &lt; 0.9 F); NaN where moments are missing
 * @param below20 P(S_T &lt; 0.8 F); NaN where moments are missing
 * @param above10 P(S_T &gt; 1.1 F); NaN where moments are missing
 * @param extrapolated whether the tenor lies outside the calibrated expiries
 */
public record ConstantMaturity(
        int days,
        double alpha,
        double nuRootT,
        double rho,
        double skewness,
        double kurtosis,
        double below10,
        double below20,
        double above10,
        boolean extrapolated) {

    /** The surface at a tenor; empty where no slice of the day is calibrated. */
    public static Optional<ConstantMaturity> of(SurfaceDay day, int days) {
        List<SliceFit> fits = day.slices().stream().filter(SliceFit::calibrated).toList();
        if (fits.isEmpty()) {
            return Optional.empty();
        }
        double years = days / 365.0;
        SliceFit before = fits.get(0);
        SliceFit after = fits.get(fits.size() - 1);
        for (SliceFit fit : fits) {
            if (fit.timeToExpiryYears() <= years) {
                before = fit;
            }
        }
        for (int i = fits.size() - 1; i >= 0; i--) {
            if (fits.get(i).timeToExpiryYears() >= years) {
                after = fits.get(i);
            }
        }
        boolean outside = years < fits.get(0).timeToExpiryYears()
                || years > fits.get(fits.size() - 1).timeToExpiryYears();
        return Optional.of(between(before, after, days, outside));
    }

    private static ConstantMaturity between(SliceFit before, SliceFit after, int days, boolean outside) {
        double years = days / 365.0;
        double span = after.timeToExpiryYears() - before.timeToExpiryYears();
        double share = span > 0 ? Math.min(1, Math.max(0, (years - before.timeToExpiryYears()) / span)) : 0;
        double theta = mix(before, after, share, f -> slice(f).theta());
        double time = mix(before, after, share, SliceFit::timeToExpiryYears);
        return new ConstantMaturity(
                days,
                Math.sqrt(theta / time),
                mix(before, after, share, f -> wings(f, slice(f).nu() * Math.sqrt(f.timeToExpiryYears()))),
                mix(before, after, share, f -> wings(f, slice(f).rho())),
                mix(before, after, share, f -> moment(f, Moments::skewness)),
                mix(before, after, share, f -> moment(f, Moments::kurtosis)),
                mix(before, after, share, f -> moment(f, Moments::below10)),
                mix(before, after, share, f -> moment(f, Moments::below20)),
                mix(before, after, share, f -> moment(f, Moments::above10)),
                outside);
    }

    private static double mix(SliceFit before, SliceFit after, double share, ToDoubleFunction<SliceFit> of) {
        double first = of.applyAsDouble(before);
        return share == 0 ? first : first + share * (of.applyAsDouble(after) - first);
    }

    private static SviSabr slice(SliceFit fit) {
        return Objects.requireNonNull(fit.sviSabr().smile());
    }

    /** A quantity of the wings, where the quotes identify them. */
    private static double wings(SliceFit fit, double value) {
        return fit.wingsIdentified() ? value : Double.NaN;
    }

    /** A moment, where it was integrated over wings that the quotes identify. */
    private static double moment(SliceFit fit, ToDoubleFunction<Moments> of) {
        SliceMoments moments = fit.moments();
        return moments == null ? Double.NaN : wings(fit, of.applyAsDouble(moments.full()));
    }
}
