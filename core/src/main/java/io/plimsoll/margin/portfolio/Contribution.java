package io.plimsoll.margin.portfolio;

/**
 * One position's part of a measure.
 *
 * @param instrument its name
 * @param underlying its market
 * @param quantity contracts
 * @param amount its mean loss in the scenarios that decide the measure, in the account's currency; negative where it hedges
 */
public record Contribution(String instrument, String underlying, double quantity, double amount) {}
