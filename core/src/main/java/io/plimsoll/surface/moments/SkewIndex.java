package io.plimsoll.surface.moments;

/**
 * A SKEW-style index, 100 − 10·S, S the risk-neutral skewness of the log return over a fixed horizon (Cboe, "The CBOE Skew
 * Index — SKEW", 2010). From the same strip as {@link VolatilityIndex}, K₀ its middle strike,
 *
 * <pre>
 * P₁ = −e^(RT) Σ ΔK/K² Q + ε₁                        ε₁ = −(1 + ln(F/K₀) − F/K₀)
 * P₂ = e^(RT) Σ 2ΔK/K² (1 − ln(K/F)) Q + ε₂          ε₂ = 2 ln(K₀/F)(F/K₀ − 1) + ½ ln²(K₀/F)
 * P₃ = e^(RT) Σ 3ΔK/K² (2 ln(K/F) − ln²(K/F)) Q + ε₃  ε₃ = 3 ln²(K₀/F)(⅓ ln(K₀/F) − 1 + F/K₀)
 * S = (P₃ − 3P₁P₂ + 2P₁³)/(P₂ − P₁²)^1.5
 * </pre>
 *
 * The skewness of two expiries is interpolated in time. ε₂ stands as published. The expansion about K₀ would give ln² whole,
 * not half: the published form raises |S| by about the share ¾ ln²(K₀/F)/P₂.
 *
 * @param points the index; 100 for a lognormal law, above where the left tail is heavier
 * @param nearSkewness S of the near expiry
 * @param nextSkewness S of the next expiry
 * @param extrapolated whether the horizon lies outside the two expiries
 */
public record SkewIndex(double points, double nearSkewness, double nextSkewness, boolean extrapolated) {

    /** S of one expiry from its strip; NaN where the strip holds no variance. */
    public static double skewness(OptionStrip strip) {
        double p1 = 0;
        double p2 = 0;
        double p3 = 0;
        for (StripOption option : strip.options()) {
            double k = Math.log(option.strike() / strip.forward());
            double weight = strip.growth() * option.width() / (option.strike() * option.strike()) * option.price();
            p1 -= weight;
            p2 += 2 * (1 - k) * weight;
            p3 += 3 * k * (2 - k) * weight;
        }
        double gap = strip.forward() / strip.atTheMoney();
        p1 += firstCorrection(gap);
        p2 += secondCorrection(gap);
        p3 += thirdCorrection(gap);
        double variance = p2 - p1 * p1;
        return (p3 - 3 * p1 * p2 + 2 * p1 * p1 * p1) / (variance * Math.sqrt(variance));
    }

    /** ε₁ of F/K₀. */
    static double firstCorrection(double gap) {
        return gap - 1 - Math.log(gap);
    }

    /** ε₂ of F/K₀. */
    static double secondCorrection(double gap) {
        double log = -Math.log(gap);
        return 2 * log * (gap - 1) + 0.5 * log * log;
    }

    /** ε₃ of F/K₀. */
    static double thirdCorrection(double gap) {
        double log = -Math.log(gap);
        return 3 * log * log * (log / 3 - 1 + gap);
    }

    /** The index of two expiries' strips at a horizon in years. */
    public static SkewIndex of(OptionStrip near, OptionStrip next, double horizonYears) {
        return of(skewness(near), near.years(), skewness(next), next.years(), horizonYears);
    }

    /**
     * The index of two expiries' skewness, from strips or from smiles ({@link Moments#skewness},
     * {@link CorridorMoments#skewness}).
     *
     * @throws IllegalArgumentException unless 0 &lt; nearYears &lt; nextYears and horizonYears &gt; 0
     */
    public static SkewIndex of(
            double nearSkewness, double nearYears, double nextSkewness, double nextYears, double horizonYears) {
        double share = TermShare.ofNear(nearYears, nextYears, horizonYears);
        double skewness = share * nearSkewness + (1 - share) * nextSkewness;
        return new SkewIndex(100 - 10 * skewness, nearSkewness, nextSkewness, share < 0 || share > 1);
    }
}
