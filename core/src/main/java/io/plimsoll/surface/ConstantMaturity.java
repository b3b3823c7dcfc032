package io.plimsoll.surface;

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
        boolean extrapolated) {}
