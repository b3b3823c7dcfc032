package io.plimsoll.surface.moments;

/**
 * A VIX-style index: the volatility that out-of-the-money options price over a fixed horizon, without a model (Cboe,
 * "Volatility Index Methodology: Cboe Volatility Index"; SSE's iVX is computed alike). For one expiry
 *
 * <pre>σ² = (2/T) Σ ΔK/K² e^(RT) Q(K) − (1/T)(F/K₀ − 1)²</pre>
 *
 * and between a near and a next expiry σ²T is linear in time:
 * 100·√{[T₁σ₁²(N₂ − N)/(N₂ − N₁) + T₂σ₂²(N − N₁)/(N₂ − N₁)]·N₃₆₅/N}, N in minutes.
 *
 * @param points the index, 20 for 20 % a year; NaN where the interpolated variance is not positive
 * @param nearVariance σ₁², a year
 * @param nextVariance σ₂², a year
 * @param extrapolated whether the horizon lies outside the two expiries
 */
public record VolatilityIndex(double points, double nearVariance, double nextVariance, boolean extrapolated) {

    /** Thirty days of a year of 365, the horizon of VIX and iVX. */
    public static final double THIRTY_DAYS = 30.0 / 365.0;

    /** σ² of one expiry from its strip, a year. */
    public static double variance(OptionStrip strip) {
        double sum = 0;
        for (StripOption option : strip.options()) {
            sum += option.width() / (option.strike() * option.strike()) * option.price();
        }
        double gap = strip.forward() / strip.atTheMoney() - 1;
        return (2 * strip.growth() * sum - gap * gap) / strip.years();
    }

    /** σ² of one expiry from a smile over all strikes, a year: 2∫e^(−k)Q ÷ T = −2·mean/T. */
    public static double variance(Moments moments, double years) {
        return -2 * moments.mean() / years;
    }

    /** σ² of one expiry from a smile between the quoted strikes, a year. */
    public static double variance(CorridorMoments moments, double years) {
        return -2 * moments.mean() / years;
    }

    /** The index of two expiries' strips at a horizon in years. */
    public static VolatilityIndex of(OptionStrip near, OptionStrip next, double horizonYears) {
        return of(variance(near), near.years(), variance(next), next.years(), horizonYears);
    }

    /**
     * The index of two expiries' variances a year.
     *
     * @throws IllegalArgumentException unless 0 &lt; nearYears &lt; nextYears and horizonYears &gt; 0
     */
    public static VolatilityIndex of(
            double nearVariance, double nearYears, double nextVariance, double nextYears, double horizonYears) {
        double share = TermShare.ofNear(nearYears, nextYears, horizonYears);
        double total = nearYears * nearVariance * share + nextYears * nextVariance * (1 - share);
        double points = total > 0 ? 100 * Math.sqrt(total / horizonYears) : Double.NaN;
        return new VolatilityIndex(points, nearVariance, nextVariance, share < 0 || share > 1);
    }
}
