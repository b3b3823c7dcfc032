package io.plimsoll.multiplier;

/**
 * One day of the controller.
 *
 * @param before g_t
 * @param breach err_t
 * @param clippedAtCap what the cap took from the step
 * @param clippedAtFloor what the floor added to the step
 * @param after g_(t+1)
 */
public record LedgerEntry(double before, boolean breach, double clippedAtCap, double clippedAtFloor, double after) {}
