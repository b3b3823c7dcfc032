package io.plimsoll.surface.moments;

/**
 * Moments of x = ln(S_T/F) from the out-of-the-money options between two strikes only: the integrals of Bakshi, Kapadia
 * &amp; Madan (2003) with every price outside taken as zero. What the quotes themselves say, without the wings of a model.
 *
 * @param lowest ln(K/F) of the lowest strike, ≤ 0
 * @param highest ln(K/F) of the highest strike, ≥ 0
 * @param mean E[x]; −2·mean is the corridor's variance of a log contract, over the life of the option
 * @param variance over the life of the option (not a year)
 * @param skewness NaN where the corridor holds no variance
 * @param kurtosis 3 for a normal over all strikes; NaN where the corridor holds no variance
 * @param shareOutside the share of the full log contract's variance, −2·mean, that lies outside the corridor, in [0, 1]
 */
public record CorridorMoments(
        double lowest,
        double highest,
        double mean,
        double variance,
        double skewness,
        double kurtosis,
        double shareOutside) {}
