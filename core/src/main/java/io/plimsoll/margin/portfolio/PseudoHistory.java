package io.plimsoll.margin.portfolio;

import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.Side;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What today's positions would have gained over each past session. A baseline that knows only the past of one unit, such as EWMA or
 * GARCH, takes an account for such a unit.
 */
public final class PseudoHistory {

    private final ProfitAndLoss pnl;

    /** @param pnl over the scenarios of {@link ScenarioSet#ofPastSessions}, with the horizon of the histories' profit and loss */
    public PseudoHistory(ProfitAndLoss pnl) {
        this.pnl = pnl;
    }

    /** An account's profit and loss by session, in its currency. */
    public History of(Account account) {
        double[] sums = pnl.matrix().sum(account.rows(), account.quantities());
        return History.of(pnl.scenarios().dates(), Map.of(Columns.PNL, sums));
    }

    /**
     * An account's margin by a baseline. NaN where the history is too short for it; 0 where it is long enough but the loss it
     * is asked for is a gain, which baselines of one unit do not tell apart; minus the cash where the account never gains or
     * loses.
     *
     * @param baseline that has seen no other history: some keep what they estimated
     */
    public AccountMargin margin(Account account, Baseline baseline, double confidence) {
        History history = of(account);
        if (Arrays.stream(history.all(Columns.PNL)).allMatch(x -> x == 0)) {
            return AccountMargin.of(account, -account.cash() + 0.0);
        }
        double margin = baseline.margin(history, Side.LONG, confidence);
        boolean gain = Double.isNaN(margin) && !Double.isNaN(baseline.margin(history, Side.SHORT, confidence));
        return AccountMargin.of(account, (gain ? 0 : margin) - account.cash());
    }

    /** The margins of accounts, in their order, each by a baseline of its own. */
    public List<AccountMargin> margins(List<Account> accounts, Supplier<Baseline> baseline, double confidence) {
        return accounts.parallelStream()
                .map(account -> margin(account, baseline.get(), confidence))
                .toList();
    }
}
