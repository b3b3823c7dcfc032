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
    private static final double FARTHEST_STEP = 1;

    /** The largest ψ, given θ &gt; 0 and ρ in (−1, 1). */
    public abstract double greatestPsi(double theta, double rho);

    /** The least θ, given ψ in (0, 4/(1 + |ρ|)) and ρ in (−1, 1): the inverse of the largest ψ, which rises with θ. */
    public abstract double leastTheta(double psi, double rho);

    /** Enough for either bound, and the least for {@link #SUFFICIENT}. */
    static double sufficientTheta(double psi, double rho) {
        return psi * psi * (1 + Math.abs(rho)) / 4;
    }

    /**
     * The root of ln ψ_max = ln ψ in ln θ, in which ln ψ_max is concave and rises by no more than ½ a unit: a first step that
     * cannot pass the root, a secant that must unless the bound is flat, then secants within that bracket (Illinois).
     */
    final double solve(double psi, double rho) {
        double first = Math.log(sufficientTheta(psi, rho));
        double atFirst = excess(first, psi, rho);
        double high = first - 2 * Math.max(0, atFirst);
        double over = excess(high, psi, rho);
        if (over <= ACCURACY) {
            return Math.exp(high);
        }
        double secant = (first - high) * over / (atFirst - over);
        double step = secant < FARTHEST_STEP ? secant : FARTHEST_STEP;
        double low = high - step;
        double under = excess(low, psi, rho);
        while (under > ACCURACY) {
            high = low;
            over = under;
            low -= step;
            under = excess(low, psi, rho);
        }
        return Math.exp(within(low, under, high, over, psi, rho));
    }

    private double within(double from, double atFrom, double to, double atTo, double psi, double rho) {
        double low = from;
        double under = atFrom;
        double high = to;
        double over = atTo;
        double at = from;
        double excess = atFrom;
        for (int i = 0; i < MOST_STEPS && Math.abs(excess) > ACCURACY; i++) {
            at = (low * over - high * under) / (over - under);
            double before = excess;
            excess = excess(at, psi, rho);
            if (excess > 0) {
                under = before > 0 ? 0.5 * under : under;
                high = at;
                over = excess;
            } else {
                over = before < 0 && i > 0 ? 0.5 * over : over;
                low = at;
                under = excess;
            }
        }
        return at;
    }

    private double excess(double lnTheta, double psi, double rho) {
        return Math.log(greatestPsi(Math.exp(lnTheta), rho) / psi);
    }
}
