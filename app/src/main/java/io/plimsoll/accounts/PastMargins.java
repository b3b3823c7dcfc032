package io.plimsoll.accounts;

import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.portfolio.Account;
import io.plimsoll.margin.portfolio.PortfolioMultiplier;
import io.plimsoll.margin.portfolio.PseudoHistory;
import io.plimsoll.margin.portfolio.Unvalued;
import io.plimsoll.margin.position.Position;
import io.plimsoll.market.InputRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A model of one unit's past, such as GARCH, fed with what today's positions would have gained over each past session. */
final class PastMargins implements AccountModel {

    private final String name;
    private final Preparation preparation;
    private final Supplier<Baseline> baseline;
    private final double confidence;
    private final PortfolioMultiplier multiplier;

    PastMargins(
            String name,
            Preparation preparation,
            Supplier<Baseline> baseline,
            double confidence,
            PortfolioMultiplier multiplier) {
        this.name = name;
        this.preparation = preparation;
        this.baseline = baseline;
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
        return AccountModel.super.margins(accounts);
    }

    @Override
    public AccountResult margin(String account, List<Position> positions) {
        List<Unvalued> unvalued = new ArrayList<>();
        Preparation.On on = preparation.account(account, positions, unvalued);
        if (on == null) {
            return AccountResult.of(account, null, unvalued);
        }
        Account held = on.account();
        PseudoHistory past = new PseudoHistory(on.prepared().pnl());
        Set<String> markets = new TreeSet<>();
        for (int row : held.rows()) {
            markets.add(on.prepared().pnl().instrument(row).underlying());
        }
        double margin = multiplier.layered(
                markets, part -> past.margin(held.only(part, on.prepared().pnl()), baseline.get(), confidence)
                        .margin());
        if (Double.isNaN(margin)) {
            unvalued.add(new Unvalued(
                    "the account",
                    name + " needs more than the "
                            + on.prepared().pnl().scenarios().size() + " sessions known"));
        }
        return AccountResult.of(account, margin, unvalued);
    }

    @Override
    public MarginExplanation explain(String account, List<Position> positions) {
        throw new InputRejectedException("model " + name
                + " is estimated on the account as a whole, so its margin is no sum over positions; explain a model of scenarios,"
                + " such as hs or fhs, or span");
    }
}
