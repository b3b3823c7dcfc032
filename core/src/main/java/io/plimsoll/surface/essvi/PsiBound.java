package io.plimsoll.surface.essvi;

import io.plimsoll.surface.arbitrage.ButterflyBound;

/** How large ψ may be for a slice to have no butterfly arbitrage, or θ how small. */
public enum PsiBound {
    /**
     * The necessary and sufficient bound (C. Martini and A. Mingone, "No arbitrage SVI", SIAM Journal on Financial
     * Mathematics 13, 2022).
     */
    EXACT {
        @Override
        public double greatestPsi(double theta, double rho) {
            return ButterflyBound.greatestPsi(theta, rho);
        }

        @Override
        public double leastTheta(double psi, double rho) {
            return solve(psi, rho);
        }
    },
    /**
     * The sufficient bound ψ(1 + |ρ|) ≤ 4 and ψ²(1 + |ρ|) ≤ 4θ (Gatheral and Jacquier, "Arbitrage-free SVI volatility
     * surfaces", 2014, Theorem 4.2), from 1.25 to 2.2 times tighter. Interpolation in time is proven to keep it.
     */
    SUFFICIENT {
        @Override
        public double greatestPsi(double theta, double rho) {
            double steep = 1 + Math.abs(rho);
            return Math.min(4 / steep, 2 * Math.sqrt(theta / steep));
        }

        @Override
        public double leastTheta(double psi, double rho) {
            return sufficientTheta(psi, rho);
        }
    };

    private static final double ACCURACY = 1e-13;
    private static final int MOST_STEPS = 60;

    /** The largest ψ, given θ &gt; 0 and ρ in (−1, 1). */
    public abstract double greatestPsi(double theta, double rho);

    /** The least θ, given ψ in (0, 4/(1 + |ρ|)) and ρ in (−1, 1): the inverse of the largest ψ, which rises with θ. */
    public abstract double leastTheta(double psi, double rho);

    /** Enough for either bound, and the least for {@link #SUFFICIENT}. */
    static double sufficientTheta(double psi, double rho) {
        return psi * psi * (1 + Math.abs(rho)) / 4;
    }

    /**
     * The root of greatestPsi(θ) = ψ in ln θ by secants within a bracket (Illinois); what the last step leaves open is on the
     * side without arbitrage.
     */
    final double solve(double psi, double rho) {
        double high = Math.log(sufficientTheta(psi, rho));
        double over = excess(high, psi, rho);
        double low = high - 1;
        double under = excess(low, psi, rho);
        while (under > 0) {
            high = low;
            over = under;
            low -= 1;
            under = excess(low, psi, rho);
        }
        int side = 0;
        for (int i = 0; i < MOST_STEPS && high - low > ACCURACY && over > ACCURACY; i++) {
            double at = Math.max(low, Math.min(high, (low * over - high * under) / (over - under)));
            double excess = excess(at, psi, rho);
            if (excess >= 0) {
                under = side > 0 ? 0.5 * under : under;
                high = at;
                over = excess;
                side = 1;
            } else {
                over = side < 0 ? 0.5 * over : over;
                low = at;
                under = excess;
                side = -1;
            }
        }
        return Math.exp(high);
    }

    private double excess(double lnTheta, double psi, double rho) {
        return Math.log(greatestPsi(Math.exp(lnTheta), rho) / psi);
    }
}
