package io.plimsoll.margin.portfolio;

/**
 * What added positions do to a margin, in the account's currency.
 *
 * @param base the margin without them
 * @param alone the margin of the added positions by themselves
 * @param total the margin with them
 */
public record WhatIf(AccountMargin base, AccountMargin alone, AccountMargin total) {

    /** What they add to the margin; negative where they hedge. */
    public double incremental() {
        return total.margin() - base.margin();
    }
}
