package io.plimsoll.accounts;

import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.portfolio.Account;
import io.plimsoll.margin.portfolio.PortfolioMultiplier;
import io.plimsoll.margin.portfolio.ProfitAndLoss;
import io.plimsoll.margin.portfolio.PseudoHistory;
import io.plimsoll.margin.position.Position;
import io.plimsoll.market.InputRejectedException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A model of one unit's past, such as GARCH, fed with what today's positions would have gained over each past session. */
final class PastMargins implements AccountModel {

    private final String name;
    private final BookContracts contracts;
    private final ProfitAndLoss pnl;
    private final Supplier<Baseline> baseline;
    private final double confidence;
    private final PortfolioMultiplier multiplier;

    PastMargins(
            String name,
            BookContracts contracts,
            ProfitAndLoss pnl,
            Supplier<Baseline> baseline,
            double confidence,
            PortfolioMultiplier multiplier) {
        this.name = name;
        this.contracts = contracts;
        this.pnl = pnl;
        this.baseline = baseline;
        this.confidence = confidence;
        this.multiplier = multiplier;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public AccountResult margin(String account, List<Position> positions) {
        Account held = ScenarioMargins.account(account, positions, contracts, pnl, Map.of());
        PseudoHistory past = new PseudoHistory(pnl);
        Set<String> underlyings = new TreeSet<>();
        for (int row : held.rows()) {
            underlyings.add(pnl.instrument(row).underlying());
        }
        double margin =
                multiplier.layered(underlyings, part -> past.margin(held.only(part, pnl), baseline.get(), confidence)
                        .margin());
        return new AccountResult(account, margin, held.unvalued());
    }

    @Override
    public MarginExplanation explain(String account, List<Position> positions) {
        throw new InputRejectedException("model " + name
                + " is estimated on the account as a whole, so its margin is no sum over positions; explain a model of scenarios,"
                + " such as hs or fhs, or span");
    }
}
