package io.plimsoll.surface.moments;

/**
 * Risk-neutral moments of x = ln(S_T/F) to expiry (Bakshi, Kapadia &amp; Madan 2003, in forward form) and tail
 * probabilities, integrated over the whole smile until the tails no longer count.
 *
 * <p>A smile whose wings are too steep, or that leaves the integrals unresolved for another reason, still gives a value:
 * {@link #closed} says whether it means anything.
 *
 * @param mean E[x]; −2·mean is the variance that a log contract pays, over the life of the option
 * @param variance var[x], over the life of the option (not a year)
 * @param skewness of x
 * @param kurtosis of x, 3 for a normal
 * @param below10 P(S_T &lt; 0.9 F)
 * @param below20 P(S_T &lt; 0.8 F)
 * @param above10 P(S_T &gt; 1.1 F)
 * @param massError |∫ density − 1|
 * @param martingaleError |E[e^x] − 1|
 */
public record Moments(
        double mean,
        double variance,
        double skewness,
        double kurtosis,
        double below10,
        double below20,
        double above10,
        double massError,
        double martingaleError) {

    /**
     * Whether the density integrates to one and E[e^x] is one, both within the tolerance, and the moments are numbers. Where
     * it is false the moments are not those of a law and must not be used.
     */
    public boolean closed(double tolerance) {
        return massError <= tolerance && martingaleError <= tolerance && variance > 0 && Double.isFinite(kurtosis);
    }
}
