package io.plimsoll.surface.model;

/**
 * The SABR model's implied lognormal volatility by asymptotic expansion, with k = ln(K/F), u = (1 − β)k and a =
 * αF^(β−1):
 *
 * <pre>Hagan: σ(k) = a·e^(−u/2)/(1 + u²/24 + u⁴/1920) · z/χ(z) · (1 + B·T),   z = −(ν/a)·e^(u/2)·k
 * Obloj: σ(k) = a·u/(e^u − 1) · z/χ(z) · (1 + B·T),   z = (ν/a)·(1 − e^u)/(1 − β)
 * χ(z) = ln{(√(1 − 2ρz + z²) + z − ρ)/(1 − ρ)}
 * B = (1 − β)²/24·a²e^(−u) + ρβν/4·a·e^(−u/2) + (2 − 3ρ²)/24·ν²</pre>
 *
 * The expansion is good for small ν²T; it can have butterfly arbitrage at low strikes. It is not {@link SviSabr} with the same
 * letters. Sources: P. Hagan, D. Kumar, A. Lesniewski and D. Woodward, "Managing smile risk", Wilmott (2002), equation
 * 2.17; J. Obloj, "Fine-tune your smile", arXiv:0708.0998 (2008).
 *
 * @param forward F, in price units, &gt; 0
 * @param alpha α, in units of F^(1−β) a year, &gt; 0
 * @param beta β, in [0, 1]
 * @param nu ν, volatility of volatility a year, decimal, ≥ 0
 * @param rho ρ, in (−1, 1)
 * @param timeToExpiryYears T, &gt; 0
 * @param expansion which one
 */
public record LognormalSabr(
        double forward, double alpha, double beta, double nu, double rho, double timeToExpiryYears, Expansion expansion)
        implements Smile {

    /** The leading term. */
    public enum Expansion {
        /** As published by Hagan and others in 2002, and as most systems quote it. */
        HAGAN,
        /** With the exact short-time limit of Berestycki, Busca and Florent, as Obloj corrected it. */
        OBLOJ
    }

    /** Where the series are used: 30 terms leave under 1e-16. */
    private static final double SMALL = 0.25;

    private static final int TERMS = 30;
    private static final double[] EXPONENTIAL_SERIES = exponentialSeries();

    public LognormalSabr {
        boolean positive = forward > 0 && alpha > 0 && nu >= 0 && timeToExpiryYears > 0;
        boolean finite = forward + alpha + nu + timeToExpiryYears < Double.POSITIVE_INFINITY;
        if (!positive || !finite || !(beta >= 0 && beta <= 1) || !(Math.abs(rho) < 1)) {
            throw new IllegalArgumentException(
                    "lognormal SABR needs F > 0, alpha > 0, 0 <= beta <= 1, nu >= 0, |rho| < 1 and T > 0, was F "
                            + forward + ", alpha " + alpha + ", beta " + beta + ", nu " + nu + ", rho " + rho + ", T "
                            + timeToExpiryYears);
        }
    }

    /** Hagan's expansion. */
    public static LognormalSabr hagan(
            double forward, double alpha, double beta, double nu, double rho, double timeToExpiryYears) {
        return new LognormalSabr(forward, alpha, beta, nu, rho, timeToExpiryYears, Expansion.HAGAN);
    }

    /** @throws ArithmeticException where the expansion in T leaves no positive volatility */
    @Override
    public double totalVariance(double k) {
        return variance(k).value();
    }

    @Override
    public double slope(double k) {
        return variance(k).first();
    }

    @Override
    public double curvature(double k) {
        return variance(k).second();
    }

    private Jet variance(double k) {
        Jet volatility = volatility(k);
        if (!(volatility.value() > 0)) {
            throw new ArithmeticException("the SABR expansion gives no positive volatility at k " + k + ": "
                    + volatility.value() + " (" + this + ")");
        }
        return volatility.times(volatility).times(timeToExpiryYears);
    }

    private Jet volatility(double k) {
        double a = alpha * Math.pow(forward, beta - 1);
        Jet leading = expansion == Expansion.HAGAN ? hagan(a, k) : obloj(a, k);
        return leading.times(correction(a, k));
    }

    private Jet hagan(double a, double k) {
        double half = 0.5 * (1 - beta);
        Jet u = Jet.linear(1 - beta, 0, k);
        Jet square = u.times(u);
        Jet bracket = square.times(1 / 24.0)
                .plus(square.times(square).times(1 / 1920.0))
                .plus(1);
        Jet z = Jet.exponential(-nu / a, half, k).times(Jet.linear(1, 0, k));
        return Jet.exponential(a, -half, k).times(bracket.reciprocal()).times(overChi(z));
    }

    private Jet obloj(double a, double k) {
        Jet ratio = Jet.linear(1 - beta, 0, k).into(exponentialRatio((1 - beta) * k));
        Jet z = Jet.linear(-nu / a, 0, k).times(ratio);
        return ratio.reciprocal().times(a).times(overChi(z));
    }

    /** 1 + B·T. */
    private Jet correction(double a, double k) {
        double half = 0.5 * (1 - beta);
        Jet level = Jet.exponential(a, -half, k);
        return level.times(level)
                .times(half * half / 6)
                .plus(level.times(0.25 * rho * beta * nu))
                .plus((2 - 3 * rho * rho) / 24 * nu * nu)
                .times(timeToExpiryYears)
                .plus(1);
    }

    /** (e^u − 1)/u = Σ u^n/(n + 1)!. */
    private static Jet exponentialRatio(double u) {
        if (Math.abs(u) < SMALL) {
            return Jet.series(EXPONENTIAL_SERIES, u);
        }
        Jet numerator = new Jet(Math.expm1(u), Math.exp(u), Math.exp(u));
        return numerator.times(Jet.linear(1, 0, u).reciprocal());
    }

    /** z/χ(z). */
    private Jet overChi(Jet z) {
        return z.into(chiOver(z.value()).reciprocal());
    }

    /**
     * χ(z)/z. As χ′(z) = (1 − 2ρz + z²)^(−1/2) generates the Legendre polynomials, χ(z)/z = Σ P_n(ρ)·z^n/(n + 1) near 0.
     */
    private Jet chiOver(double z) {
        if (Math.abs(z) < SMALL) {
            return Jet.series(legendreSeries(), z);
        }
        double q = Math.sqrt((z - rho) * (z - rho) + (1 - rho) * (1 + rho));
        // (q + z − ρ)(q − z + ρ) = 1 − ρ²: the factor without cancellation is the one to use
        double chi = z > rho ? Math.log((q + z - rho) / (1 - rho)) : Math.log((1 + rho) / (q - z + rho));
        Jet numerator = new Jet(chi, 1 / q, (rho - z) / (q * q * q));
        return numerator.times(Jet.linear(1, 0, z).reciprocal());
    }

    private double[] legendreSeries() {
        double[] series = new double[TERMS];
        double before = 0;
        double polynomial = 1;
        for (int n = 0; n < TERMS; n++) {
            series[n] = polynomial / (n + 1);
            double next = ((2 * n + 1) * rho * polynomial - n * before) / (n + 1);
            before = polynomial;
            polynomial = next;
        }
        return series;
    }

    private static double[] exponentialSeries() {
        double[] series = new double[TERMS];
        double coefficient = 1;
        for (int n = 0; n < TERMS; n++) {
            coefficient /= n + 1;
            series[n] = coefficient;
        }
        return series;
    }
}
