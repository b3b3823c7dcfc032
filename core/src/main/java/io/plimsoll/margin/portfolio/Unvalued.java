package io.plimsoll.margin.portfolio;

/**
 * A position or instrument that no margin could be computed for; the others were.
 *
 * @param instrument its name
 * @param reason why, in words with values
 */
public record Unvalued(String instrument, String reason) {}
