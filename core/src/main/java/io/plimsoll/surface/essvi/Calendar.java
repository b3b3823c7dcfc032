package io.plimsoll.surface.essvi;

import io.plimsoll.surface.model.Essvi;
import java.util.List;

/** Calendar arbitrage between two eSSVI slices. */
final class Calendar {

    private static final int GRID = 400;
    private static final double DEVIATIONS = 12;

    private Calendar() {}

    /**
     * The least of θ₂/θ₁, ψ₂(1 ± ρ₂)/(ψ₁(1 ± ρ₁)) and φ₁/φ₂, less one. Where it is not negative, w does not fall anywhere
     * from the first slice to the second. The first three are necessary; with the last they suffice (Hendriks and
     * Martini 2019).
     */
    static double slack(Essvi earlier, Essvi later) {
        double wings = Math.min(up(earlier, later), down(earlier, later));
        double level = later.theta() / earlier.theta();
        return Math.min(wings, Math.min(level, earlier.phi() / later.phi())) - 1;
    }

    /** Least w₂(k)/w₁(k) − 1 over neighbours, for k within 12 standard deviations of the later slice and as k → ±∞. */
    static double leastMargin(List<Essvi> slices) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < slices.size(); i++) {
            Essvi earlier = slices.get(i - 1);
            Essvi later = slices.get(i);
            least = Math.min(least, Math.min(up(earlier, later), down(earlier, later)) - 1);
            double width = DEVIATIONS * Math.sqrt(later.theta());
            for (int j = -GRID; j <= GRID; j++) {
                double k = width * j / GRID;
                least = Math.min(least, later.totalVariance(k) / earlier.totalVariance(k) - 1);
            }
        }
        return least;
    }

    private static double up(Essvi earlier, Essvi later) {
        return later.psi() * (1 + later.rho()) / (earlier.psi() * (1 + earlier.rho()));
    }

    private static double down(Essvi earlier, Essvi later) {
        return later.psi() * (1 - later.rho()) / (earlier.psi() * (1 - earlier.rho()));
    }
}
