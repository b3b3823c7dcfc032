package io.plimsoll.accounts;

import io.plimsoll.margin.portfolio.Unvalued;
import java.util.List;

/**
 * An account's margin by one model.
 *
 * @param account its name
 * @param margin in the currency of the book; NaN where the model has none: nothing is covered, or its history is too short
 * @param unvalued positions that it does not cover, and why
 */
public record AccountResult(String account, double margin, List<Unvalued> unvalued) {

    /** Of an account none of whose positions is covered: no margin, or 0 where there are none. */
    static AccountResult ofNothing(String account, List<Unvalued> unvalued) {
        return new AccountResult(account, unvalued.isEmpty() ? 0 : Double.NaN, List.copyOf(unvalued));
    }
}
