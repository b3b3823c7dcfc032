package io.plimsoll.accounts;

import io.plimsoll.margin.portfolio.Account;
import io.plimsoll.margin.portfolio.AccountMargin;
import io.plimsoll.margin.portfolio.Explanation;
import io.plimsoll.margin.portfolio.Holding;
import io.plimsoll.margin.portfolio.LiquidityAddOn;
import io.plimsoll.margin.portfolio.PortfolioMargin;
import io.plimsoll.margin.portfolio.PortfolioMultiplier;
import io.plimsoll.margin.portfolio.ProfitAndLoss;
import io.plimsoll.margin.portfolio.Unvalued;
import io.plimsoll.margin.position.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model whose scenarios move every risk factor and whose measure is taken of the account's losses, times the multipliers of its
 * markets.
 */
public final class ScenarioMargins implements AccountModel {

    private final String name;
    private final BookContracts contracts;
    private final ProfitAndLoss pnl;
    private final PortfolioMargin margins;
    private final PortfolioMultiplier multiplier;
    private final Map<String, String> without;

    /** @param without instruments that the model says nothing of, and why */
    ScenarioMargins(
            String name,
            BookContracts contracts,
            ProfitAndLoss pnl,
            PortfolioMargin margins,
            PortfolioMultiplier multiplier,
            Map<String, String> without) {
        this.name = name;
        this.contracts = contracts;
        this.pnl = pnl;
        this.margins = margins;
        this.multiplier = multiplier;
        this.without = without;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public AccountResult margin(String account, List<Position> positions) {
        AccountMargin margin = multiplier.of(account(account, positions, contracts, pnl, without), pnl, margins);
        return new AccountResult(account, margin.margin(), margin.unvalued());
    }

    @Override
    public MarginExplanation explain(String account, List<Position> positions) {
        Explanation explanation = margins.explain(account(account, positions, contracts, pnl, without));
        return new MarginExplanation(
                margin(account, positions),
                explanation,
                List.of(),
                explanation.margin().margin());
    }

    /** What it costs to close an account out. */
    LiquidityAddOn.Result liquidity(String account, List<Position> positions, LiquidityAddOn addOn) {
        return addOn.of(account(account, positions, contracts, pnl, without), pnl, margins, contracts.liquidity());
    }

    /** An account whose positions are rows of a profit and loss; those that are not are told with the reason. */
    static Account account(
            String name,
            List<Position> positions,
            BookContracts contracts,
            ProfitAndLoss pnl,
            Map<String, String> without) {
        List<Holding> holdings = new ArrayList<>();
        List<Unvalued> unvalued = new ArrayList<>();
        for (Position position : positions) {
            if (position.quantity() == 0) {
                continue;
            }
            String contract = BookContracts.name(position);
            String unknown = contracts.whyNot(contract);
            String why = unknown == null ? without.get(contract) : unknown;
            if (why == null) {
                holdings.add(new Holding(contract, position.quantity()));
            } else {
                unvalued.add(new Unvalued(contract, why));
            }
        }
        Account valued = Account.of(name, holdings, pnl);
        unvalued.addAll(valued.unvalued());
        return new Account(
                name,
                valued.rows(),
                valued.quantities(),
                0,
                unvalued.stream().distinct().toList());
    }
}
