package io.plimsoll.margin.portfolio;

import io.plimsoll.margin.RiskMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Margins of accounts by a measure of their losses in joint scenarios. */
public final class PortfolioMargin {

    private final ProfitAndLoss pnl;
    private final PortfolioMeasure measure;

    /** @param confidence share of losses to be covered, such as 0.99 */
    public PortfolioMargin(ProfitAndLoss pnl, RiskMeasure measure, double confidence) {
        this.pnl = pnl;
        this.measure = new PortfolioMeasure(pnl.matrix(), pnl.scenarios().weights(), measure, confidence);
    }

    /** The measure behind the margins. */
    public PortfolioMeasure measure() {
        return measure;
    }

    /** One account's margin. */
    public AccountMargin of(Account account) {
        return AccountMargin.of(account, measure.of(account));
    }

    /** The margins of accounts, in their order. */
    public List<AccountMargin> of(List<Account> accounts) {
        double[] measures = measure.of(accounts);
        return IntStream.range(0, measures.length)
                .mapToObj(i -> AccountMargin.of(accounts.get(i), measures[i]))
                .toList();
    }

    /** The margin of an account's positions on some underlyings, without its cash. */
    public double of(Account account, Set<String> underlyings) {
        return Math.max(0, measure.of(account.only(underlyings, pnl)));
    }

    /** What an account's margin becomes with other positions, which may be unknown ones too. */
    public WhatIf whatIf(Account base, Account added) {
        return new WhatIf(of(base), of(added), of(base.plus(added)));
    }

    /** The scenarios and positions behind an account's margin. */
    public Explanation explain(Account account) {
        DecidingScenarios deciding = measure.deciding(account);
        double[] losses = measure.losses(account);
        List<Explanation.DecidingScenario> scenarios = new ArrayList<>();
        for (int i = 0; i < deciding.scenarios().length; i++) {
            int column = deciding.scenarios()[i];
            scenarios.add(new Explanation.DecidingScenario(
                    pnl.scenarios().dates().get(column),
                    deciding.shares()[i],
                    losses[column],
                    factors(account, column, pnl.scenarios().moves()),
                    factors(account, column, pnl.scenarios().volRatios())));
        }
        return new Explanation(of(account), scenarios, contributions(account, deciding), account.cash());
    }

    private SortedMap<String, Double> factors(Account account, int column, double[][] values) {
        SortedMap<String, Double> factors = new TreeMap<>();
        for (int row : account.rows()) {
            String factor = pnl.instrument(row).riskFactor();
            factors.put(factor, values[pnl.scenarios().row(factor)][column]);
        }
        return factors;
    }

    private List<Contribution> contributions(Account account, DecidingScenarios deciding) {
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < account.size(); i++) {
            int row = account.rows()[i];
            double loss = 0;
            for (int d = 0; d < deciding.scenarios().length; d++) {
                loss -= deciding.shares()[d] * pnl.matrix().at(row, deciding.scenarios()[d]);
            }
            Instrument instrument = pnl.instrument(row);
            double quantity = account.quantities()[i];
            contributions.add(
                    new Contribution(instrument.id(), instrument.underlying(), quantity, quantity * loss + 0.0));
        }
        return contributions;
    }
}
