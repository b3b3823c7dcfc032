package io.plimsoll.surface.moments;

/**
 * The risk-neutral law of x = ln(S_T/F) at one point.
 *
 * @param logMoneyness k
 * @param density of x at k, per unit of log return; negative where the smile admits butterfly arbitrage
 * @param probabilityBelow P(x &lt; k)
 */
public record DensityPoint(double logMoneyness, double density, double probabilityBelow) {}
