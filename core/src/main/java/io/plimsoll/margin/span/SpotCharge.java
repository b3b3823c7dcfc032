package io.plimsoll.margin.span;

/**
 * The charge for positions in a month that is in delivery.
 *
 * @param period of the month
 * @param inSpreads currency for one delta that spreads have used up
 * @param outright currency for one delta that is left
 */
public record SpotCharge(String period, double inSpreads, double outright) {}
