package io.plimsoll.surface.essvi;

import io.plimsoll.surface.model.Essvi;
import java.util.List;

/**
 * An eSSVI surface for any time to expiry. Between two slices θ, ψ and ρψ are linear in T; before the first they rise
 * from 0 with ρ and φ constant; after the last θ grows in proportion to T with ρ and ψ constant. So ψ(1 ± ρ) does not
 * fall and φ does not rise with T: no calendar arbitrage at any time. Nor is there butterfly arbitrage where the slices meet
 * {@link PsiBound#SUFFICIENT}, since ψ²(1 ± ρ), convex in T, stays under the chord of 4θ; that {@link PsiBound#EXACT} is
 * kept between slices as well is not proven, but no random surface was found to break it. Source: J. Corbetta, P. Cohort,
 * I. Laachir and C. Martini, "Robust calibration and arbitrage-free interpolation of SSVI slices", Decisions in Economics and
 * Finance 42 (2019).
 *
 * @param slices by rising time, without calendar arbitrage between neighbours, at least one
 */
public record EssviSurface(List<Essvi> slices) {

    /** Rounding that a slack of zero may show. */
    private static final double ROUNDING = 1e-9;

    public EssviSurface {
        if (slices.isEmpty()) {
            throw new IllegalArgumentException("an eSSVI surface needs at least one slice, had none");
        }
        for (int i = 1; i < slices.size(); i++) {
            Essvi earlier = slices.get(i - 1);
            Essvi later = slices.get(i);
            if (!(later.timeToExpiryYears() > earlier.timeToExpiryYears())
                    || !(Calendar.slack(earlier, later) >= -ROUNDING)) {
                throw new IllegalArgumentException("eSSVI slices need rising T, theta and psi (1 +- rho), and phi that"
                        + " does not rise, was " + earlier + " before " + later);
            }
        }
        slices = List.copyOf(slices);
    }

    /** The smile of any expiry, T &gt; 0 in years. */
    public Essvi slice(double timeToExpiryYears) {
        if (!(timeToExpiryYears > 0)) {
            throw new IllegalArgumentException("T must be > 0, was " + timeToExpiryYears);
        }
        Essvi first = slices.get(0);
        Essvi last = slices.get(slices.size() - 1);
        if (timeToExpiryYears <= first.timeToExpiryYears()) {
            double share = timeToExpiryYears / first.timeToExpiryYears();
            return new Essvi(share * first.theta(), first.rho(), share * first.psi(), timeToExpiryYears);
        }
        if (timeToExpiryYears >= last.timeToExpiryYears()) {
            double growth = timeToExpiryYears / last.timeToExpiryYears();
            return new Essvi(growth * last.theta(), last.rho(), last.psi(), timeToExpiryYears);
        }
        int i = 1;
        while (slices.get(i).timeToExpiryYears() < timeToExpiryYears) {
            i++;
        }
        return between(slices.get(i - 1), slices.get(i), timeToExpiryYears);
    }

    private static Essvi between(Essvi a, Essvi b, double years) {
        double share = (years - a.timeToExpiryYears()) / (b.timeToExpiryYears() - a.timeToExpiryYears());
        double theta = (1 - share) * a.theta() + share * b.theta();
        double psi = (1 - share) * a.psi() + share * b.psi();
        double rhoPsi = (1 - share) * a.rho() * a.psi() + share * b.rho() * b.psi();
        return new Essvi(theta, rhoPsi / psi, psi, years);
    }

    /** w(k, T). */
    public double totalVariance(double k, double timeToExpiryYears) {
        return slice(timeToExpiryYears).totalVariance(k);
    }

    /** σ(k, T), a year, decimal. */
    public double vol(double k, double timeToExpiryYears) {
        return slice(timeToExpiryYears).vol(k);
    }
}
