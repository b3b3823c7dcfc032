package io.plimsoll.surface;

/**
 * Risk-neutral moments of x = ln(S_T/F) to expiry (Bakshi, Kapadia &amp; Madan 2003, in forward form) and tail
 * probabilities, integrated over the fitted slice until the tails no longer count.
 *
 * @param mean E[x]
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
        double martingaleError) {}
