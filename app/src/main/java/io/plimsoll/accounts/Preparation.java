package io.plimsoll.accounts;

import io.plimsoll.margin.portfolio.Account;
import io.plimsoll.margin.portfolio.Holding;
import io.plimsoll.margin.portfolio.Unvalued;
import io.plimsoll.margin.position.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Accounts on joint scenarios of the markets that each of them holds contracts of, so that a margin does not depend on what other
 * accounts hold. Scenarios are made once for each set of markets.
 */
final class Preparation {

    private final BookContracts contracts;
    private final Function<Set<String>, Prepared> prepare;
    private final Map<Set<String>, Prepared> prepared = new HashMap<>();

    Preparation(BookContracts contracts, Function<Set<String>, Prepared> prepare) {
        this.contracts = contracts;
        this.prepare = prepare;
    }

    /** An account and the profit and loss that its rows are of. */
    record On(Account account, Prepared prepared) {}

    /** Prepares what accounts need, each set of markets on all cores, before accounts are spread over them. */
    void all(Collection<List<Position>> accounts) {
        accounts.forEach(positions -> {
            Set<String> markets = contracts.markets(positions);
            if (!markets.isEmpty()) {
                of(markets);
            }
        });
    }

    private synchronized Prepared of(Set<String> markets) {
        Prepared known = prepared.get(markets);
        if (known == null) {
            known = prepare.apply(markets);
            prepared.put(Set.copyOf(markets), known);
        }
        return known;
    }

    /**
     * An account; null where no position of it can be valued.
     *
     * @param unvalued is added to: positions that are not rows, and why
     */
    @Nullable
    On account(String name, List<Position> positions, List<Unvalued> unvalued) {
        Set<String> markets = contracts.markets(positions);
        Prepared on = markets.isEmpty() ? null : of(markets);
        List<Holding> holdings = new ArrayList<>();
        for (Position position : positions) {
            String contract = BookContracts.name(position);
            if (position.quantity() != 0) {
                String unknown = contracts.whyNot(contract);
                String why = unknown == null && on != null ? on.without().get(contract) : unknown;
                if (why == null) {
                    holdings.add(new Holding(contract, position.quantity()));
                } else if (unvalued.stream().noneMatch(u -> u.instrument().equals(contract))) {
                    unvalued.add(new Unvalued(contract, why));
                }
            }
        }
        if (on == null || holdings.isEmpty()) {
            return null;
        }
        Account account = Account.of(name, holdings, on.pnl());
        unvalued.addAll(account.unvalued());
        return account.size() == 0 && !unvalued.isEmpty() ? null : new On(account, on);
    }
}
