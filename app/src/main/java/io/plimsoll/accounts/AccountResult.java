package io.plimsoll.accounts;

import io.plimsoll.margin.portfolio.Unvalued;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's margin by one model.
 *
 * @param account its name
 * @param margin in the currency of the book; NaN where the model has none: nothing is covered, or its history is too short
 * @param unvalued positions that it does not cover, and why
 */
public record AccountResult(String account, double margin, List<Unvalued> unvalued) {

    /** @param margin null where no position is covered: there is no margin then, or 0 where there are no positions */
    static AccountResult of(String account, @Nullable Double margin, List<Unvalued> unvalued) {
        double nothing = unvalued.isEmpty() ? 0 : Double.NaN;
        return new AccountResult(account, margin == null ? nothing : margin, List.copyOf(unvalued));
    }
}
