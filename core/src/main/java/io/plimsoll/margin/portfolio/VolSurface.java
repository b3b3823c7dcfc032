package io.plimsoll.margin.portfolio;

import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.model.Smile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One underlying's volatilities, carry and discount on one day, at any expiry. Total variance w(k, T) at constant log-moneyness
 * k = ln(K/F), the carry ln(F/S) and the discount −ln D are each linear in T between calibrated expiries; before the first
 * and after the last they are in proportion to T, which is flat volatility, flat carry and a flat rate there.
 */
public final class VolSurface {

    /**
     * One calibrated expiry.
     *
     * @param years T, calendar days ÷ 365, &gt; 0
     * @param smile total variance by k
     * @param carry ln(F/S); 0 for options on a future
     * @param discount D to expiry, &gt; 0
     */
    public record Slice(double years, Smile smile, double carry, double discount) {

        public Slice {
            if (!(years > 0 && discount > 0 && Double.isFinite(years + discount + carry))) {
                throw new IllegalArgumentException("a slice needs T > 0, D > 0 and a finite carry, were " + years + ", "
                        + discount + ", " + carry);
            }
        }
    }

    private final List<Slice> slices;

    private VolSurface(List<Slice> slices) {
        this.slices = slices;
    }

    /** The surface through these slices, at least one, no two of one T. */
    public static VolSurface of(List<Slice> slices) {
        List<Slice> sorted =
                slices.stream().sorted(Comparator.comparingDouble(Slice::years)).toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("a surface needs at least one slice, had none");
        }
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).years() == sorted.get(i - 1).years()) {
                throw new IllegalArgumentException(
                        "slices must differ in T, two have " + sorted.get(i).years());
            }
        }
        return new VolSurface(sorted);
    }

    /**
     * The raw SVI fits of a day; empty where no slice is calibrated.
     *
     * @param onFutures whether each expiry is on a future of its own, so that there is no carry to tell
     */
    public static Optional<VolSurface> of(SurfaceDay day, boolean onFutures) {
        List<Slice> slices = new ArrayList<>();
        for (SliceFit fit : day.slices()) {
            Smile smile = fit.rawSvi().smile();
            double forward = fit.forward().price();
            if (smile != null && forward > 0 && fit.timeToExpiryYears() > 0 && (onFutures || day.underlying() > 0)) {
                double carry = onFutures ? 0 : Math.log(forward / day.underlying());
                slices.add(new Slice(
                        fit.timeToExpiryYears(), smile, carry, fit.forward().discount()));
            }
        }
        return slices.isEmpty() ? Optional.empty() : Optional.of(of(slices));
    }

    /** Total variance w(k, T), T ≥ 0. */
    public double totalVariance(double k, double years) {
        return at(years).totalVariance(k);
    }

    /** ln(F/S) over T years. */
    public double carry(double years) {
        Expiry at = at(years);
        return at.nearShare * at.near.carry() + at.farShare * at.far.carry();
    }

    /** The discount factor D over T years. */
    public double discount(double years) {
        Expiry at = at(years);
        return Math.exp(at.nearShare * Math.log(at.near.discount()) + at.farShare * Math.log(at.far.discount()));
    }

    /** What lies at T, as shares of the slices around it. */
    Expiry at(double years) {
        if (!(years >= 0)) {
            throw new IllegalArgumentException("T must not be negative, was " + years);
        }
        Slice first = slices.get(0);
        Slice last = slices.get(slices.size() - 1);
        if (years <= first.years()) {
            return new Expiry(years, first, years / first.years(), first, 0);
        }
        if (years >= last.years()) {
            return new Expiry(years, last, years / last.years(), last, 0);
        }
        int i = 1;
        while (slices.get(i).years() < years) {
            i++;
        }
        Slice near = slices.get(i - 1);
        Slice far = slices.get(i);
        double share = (years - near.years()) / (far.years() - near.years());
        return new Expiry(years, near, 1 - share, far, share);
    }

    /** One expiry of the surface. */
    record Expiry(double years, Slice near, double nearShare, Slice far, double farShare) {

        double totalVariance(double k) {
            double w = nearShare * near.smile().totalVariance(k);
            return farShare == 0 ? w : w + farShare * far.smile().totalVariance(k);
        }

        /** √(w/T), decimal a year. */
        double vol(double k) {
            return Math.sqrt(Math.max(0, totalVariance(k)) / years);
        }
    }
}
