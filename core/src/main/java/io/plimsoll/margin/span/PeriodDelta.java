package io.plimsoll.margin.span;

/**
 * The composite delta of a period, in contracts of delta scale 1.
 *
 * @param period as in {@link SeriesId#deltaPeriod}
 * @param net before any spread
 * @param outright after the spreads within the commodity and the super spreads: what spot charges call outright
 * @param left after all spreads
 */
public record PeriodDelta(String period, double net, double outright, double left) {}
