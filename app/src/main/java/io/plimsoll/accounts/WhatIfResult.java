package io.plimsoll.accounts;

import io.plimsoll.margin.position.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * What added positions do to an account's margin by one model.
 *
 * @param model its name
 * @param base the margin without them
 * @param alone the margin of the added positions by themselves
 * @param total the margin with them
 */
public record WhatIfResult(String model, AccountResult base, AccountResult alone, AccountResult total) {

    /** The margins of an account, of what is added, and of both. */
    public static WhatIfResult of(AccountModel model, String account, List<Position> held, List<Position> added) {
        List<Position> both = new ArrayList<>(held);
        both.addAll(added);
        return new WhatIfResult(
                model.name(), model.margin(account, held), model.margin(account, added), model.margin(account, both));
    }

    /** What they add to the margin; negative where they hedge. */
    public double incremental() {
        return total.margin() - base.margin();
    }
}
