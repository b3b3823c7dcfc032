package io.plimsoll.accounts;

import io.plimsoll.margin.position.Position;
import io.plimsoll.market.InputRejectedException;
import java.util.List;
import java.util.Map;

/** A model made ready for one day: it gives the margin of any account. Safe for use by several threads. */
public interface AccountModel {

    /** Its name in results. */
    String name();

    /** The margin of one account. */
    AccountResult margin(String account, List<Position> positions);

    /**
     * Why an account's margin is what it is.
     *
     * @throws InputRejectedException where the model is no sum over positions
     */
    MarginExplanation explain(String account, List<Position> positions);

    /** The margins of all accounts, in their order. */
    default List<AccountResult> margins(Map<String, List<Position>> accounts) {
        return accounts.entrySet().parallelStream()
                .map(a -> margin(a.getKey(), a.getValue()))
                .toList();
    }
}
