package io.plimsoll.margin.portfolio;

import java.util.List;

/**
 * The margin of one account.
 *
 * @param account its name
 * @param measure of its losses less its cash, in its currency; negative where even that is a gain
 * @param margin max(0, measure)
 * @param unvalued holdings that it does not cover
 */
public record AccountMargin(String account, double measure, double margin, List<Unvalued> unvalued) {

    static AccountMargin of(Account account, double measure) {
        return new AccountMargin(account.id(), measure, Math.max(0, measure), account.unvalued());
    }
}
