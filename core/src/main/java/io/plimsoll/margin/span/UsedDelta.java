package io.plimsoll.margin.span;

/**
 * Delta that a spread took out of a period.
 *
 * @param combinedCommodity its code
 * @param period as in {@link SeriesId#deltaPeriod}
 * @param delta signed: above zero where the leg is long
 */
public record UsedDelta(String combinedCommodity, String period, double delta) {}
