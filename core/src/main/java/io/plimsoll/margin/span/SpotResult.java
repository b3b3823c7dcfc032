package io.plimsoll.margin.span;

/**
 * The charge for a period in delivery.
 *
 * @param period as in {@link SeriesId#deltaPeriod}
 * @param inSpreads delta that spreads used up before, at least 0
 * @param outright delta left, at least 0
 * @param charge in the currency of the combined commodity
 */
public record SpotResult(String period, double inSpreads, double outright, double charge) {}
