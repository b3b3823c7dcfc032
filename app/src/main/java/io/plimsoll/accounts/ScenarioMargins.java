package io.plimsoll.accounts;

import io.plimsoll.margin.RiskMeasure;
import io.plimsoll.margin.portfolio.Account;
import io.plimsoll.margin.portfolio.Explanation;
import io.plimsoll.margin.portfolio.LiquidityAddOn;
import io.plimsoll.margin.portfolio.PortfolioMargin;
import io.plimsoll.margin.portfolio.PortfolioMultiplier;
import io.plimsoll.margin.portfolio.Unvalued;
import io.plimsoll.margin.position.Position;
import io.plimsoll.market.InputRejectedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model whose scenarios move every risk factor and whose measure is taken of the account's losses, times the multipliers of its
 * markets.
 */
public final class ScenarioMargins implements AccountModel {

    private final String name;
    private final BookContracts contracts;
    private final Preparation preparation;
    private final RiskMeasure measure;
    private final double confidence;
    private final PortfolioMultiplier multiplier;

    ScenarioMargins(
            String name,
            BookContracts contracts,
            Preparation preparation,
            RiskMeasure measure,
            double confidence,
            PortfolioMultiplier multiplier) {
        this.name = name;
        this.contracts = contracts;
        this.preparation = preparation;
        this.measure = measure;
        this.confidence = confidence;
        this.multiplier = multiplier;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<AccountResult> margins(Map<String, List<Position>> accounts) {
        preparation.all(accounts.values());
        Map<String, List<Unvalued>> unvalued = new HashMap<>();
        Map<Prepared, List<Account>> valued = new LinkedHashMap<>();
        accounts.forEach((name, positions) -> {
            List<Unvalued> own = new ArrayList<>();
            Preparation.On on = preparation.account(name, positions, own);
            unvalued.put(name, own);
            if (on != null) {
                valued.computeIfAbsent(on.prepared(), p -> new ArrayList<>()).add(on.account());
            }
        });
        Map<String, Double> margins = new HashMap<>();
        valued.forEach((prepared, together) -> multiplier
                .of(together, prepared.pnl(), margins(prepared))
                .forEach(margin -> margins.put(margin.account(), margin.margin())));
        return accounts.keySet().stream()
                .map(name -> AccountResult.of(name, margins.get(name), unvalued.getOrDefault(name, List.of())))
                .toList();
    }

    @Override
    public AccountResult margin(String account, List<Position> positions) {
        return margins(Map.of(account, positions)).get(0);
    }

    private PortfolioMargin margins(Prepared prepared) {
        return new PortfolioMargin(prepared.pnl(), measure, confidence);
    }

    @Override
    public MarginExplanation explain(String account, List<Position> positions) {
        Preparation.On on = on(account, positions);
        Explanation explanation = margins(on.prepared()).explain(on.account());
        return new MarginExplanation(
                margin(account, positions),
                explanation,
                List.of(),
                explanation.margin().margin());
    }

    private Preparation.On on(String account, List<Position> positions) {
        List<Unvalued> unvalued = new ArrayList<>();
        Preparation.On on = preparation.account(account, positions, unvalued);
        if (on == null) {
            throw new InputRejectedException("account " + account + " holds nothing that " + name + " can value"
                    + (unvalued.isEmpty()
                            ? ""
                            : ": " + unvalued.get(0).instrument() + " is not covered, "
                                    + unvalued.get(0).reason()));
        }
        return on;
    }

    /** What it costs to close an account out. */
    LiquidityAddOn.Result liquidity(String account, List<Position> positions, LiquidityAddOn addOn) {
        Preparation.On on = preparation.account(account, positions, new ArrayList<>());
        return on == null
                ? new LiquidityAddOn.Result(0, 0, List.of())
                : addOn.of(on.account(), on.prepared().pnl(), margins(on.prepared()), contracts.liquidity());
    }
}
