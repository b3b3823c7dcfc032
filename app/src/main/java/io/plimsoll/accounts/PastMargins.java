package io.plimsoll.accounts;

import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.portfolio.Account;
import io.plimsoll.margin.portfolio.AccountMargin;
import io.plimsoll.margin.portfolio.ProfitAndLoss;
import io.plimsoll.margin.portfolio.PseudoHistory;
import io.plimsoll.margin.position.Position;
import java.util.List;
import java.util.function.Supplier;

/** A model of one unit's past, such as GARCH, fed with what today's positions would have gained over each past session. */
final class PastMargins implements AccountModel {

    private final String name;
    private final BookContracts contracts;
    private final ProfitAndLoss pnl;
    private final Supplier<Baseline> baseline;
    private final double confidence;

    PastMargins(
            String name, BookContracts contracts, ProfitAndLoss pnl, Supplier<Baseline> baseline, double confidence) {
        this.name = name;
        this.contracts = contracts;
        this.pnl = pnl;
        this.baseline = baseline;
        this.confidence = confidence;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public AccountResult margin(String account, List<Position> positions) {
        Account held = ScenarioMargins.account(account, positions, contracts, pnl);
        AccountMargin margin = new PseudoHistory(pnl).margin(held, baseline.get(), confidence);
        return new AccountResult(account, margin.margin(), margin.unvalued());
    }
}
