package io.plimsoll.multiplier;

/**
 * One day of the controller.
 *
 * @param before g_t as it was when the day was settled
 * @param breach err_t
 * @param clippedAtCap what the cap took from the step
 * @param clippedAtFloor what the floor added to the step
 * @param after g_(t+1)
 * @param withheldUp U_t, what the rate withheld of a rise: how far the day's ln m stood under the one wanted
 * @param withheldDown L_t, what it withheld of a fall: how far ln m stood above
 */
public record LedgerEntry(
        double before,
        boolean breach,
        double clippedAtCap,
        double clippedAtFloor,
        double after,
        double withheldUp,
        double withheldDown) {}
