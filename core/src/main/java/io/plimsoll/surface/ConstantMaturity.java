package io.plimsoll.surface;

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

    /**
     * The surface at a tenor.
     *
     * <p>α comes from θ linear in T between the neighbours and is flat outside the calibrated expiries, as everything else. ν and
     * ρ are NaN where a neighbour used holds them at a prior, moments where a neighbour has none that closed.
     *
     * @param day a day's surface
     * @param days the tenor in calendar days, &gt; 0
     * @return empty where no expiry was calibrated
     */
    public static Optional<ConstantMaturity> of(SurfaceDay day, int days) {
        if (days <= 0) {
            throw new IllegalArgumentException("a tenor must be > 0 days, was " + days);
        }
        double years = days / 365.0;
        SliceFit before = null;
        SliceFit after = null;
        for (SliceFit slice : day.slices()) {
            if (slice.calibrated() && slice.timeToExpiryYears() <= years) {
                before = slice;
            } else if (slice.calibrated() && after == null) {
                after = slice;
            }
        }
        if (before == null && after == null) {
            return Optional.empty();
        }
        SliceFit left = before != null ? before : Objects.requireNonNull(after);
        SliceFit right = after != null ? after : left;
        boolean onExpiry = Math.abs(left.timeToExpiryYears() - years) < 1e-12;
        return Optional.of(between(left, onExpiry ? left : right, years, days));
    }

    private static ConstantMaturity between(SliceFit left, SliceFit right, double years, int days) {
        SviSabr a = Objects.requireNonNull(left.parameters());
        SviSabr b = Objects.requireNonNull(right.parameters());
        double span = b.timeToExpiryYears() - a.timeToExpiryYears();
        double u = span > 0 ? (years - a.timeToExpiryYears()) / span : 0;
        double alpha = span > 0 ? Math.sqrt(mix(a.theta(), b.theta(), u) / years) : a.alpha();
        boolean wings = identified(left) && identified(right);
        return new ConstantMaturity(
                days,
                alpha,
                wings ? mix(nuRootT(a), nuRootT(b), u) : Double.NaN,
                wings ? mix(a.rho(), b.rho(), u) : Double.NaN,
                mix(left, right, u, Moments::skewness),
                mix(left, right, u, Moments::kurtosis),
                mix(left, right, u, Moments::below10),
                mix(left, right, u, Moments::below20),
                mix(left, right, u, Moments::above10),
                span == 0 && Math.abs(a.timeToExpiryYears() - years) >= 1e-12);
    }

    private static double mix(SliceFit left, SliceFit right, double u, ToDoubleFunction<Moments> field) {
        return mix(moment(left, field), moment(right, field), u);
    }

    private static double mix(double left, double right, double u) {
        return u == 0 ? left : left + u * (right - left);
    }

    private static double moment(SliceFit slice, ToDoubleFunction<Moments> field) {
        Moments moments = slice.moments();
        return moments == null || slice.flags().contains(SliceFlag.MOMENTS_NOT_CLOSED)
                ? Double.NaN
                : field.applyAsDouble(moments);
    }

    private static boolean identified(SliceFit slice) {
        return !slice.flags().contains(SliceFlag.WINGS_NOT_IDENTIFIED);
    }

    private static double nuRootT(SviSabr slice) {
        return slice.nu() * Math.sqrt(slice.timeToExpiryYears());
    }
}
