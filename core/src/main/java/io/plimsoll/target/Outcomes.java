package io.plimsoll.target;

import io.plimsoll.margin.Side;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.ArrayList;
import java.util.List;

/** Realised outcomes of every decision that has one. */
public final class Outcomes {

    private Outcomes() {}

    /**
     * The outcome of each session's decision, in session order; the last {@code horizon} sessions have none.
     *
     * @param everything the whole history, the future of each decision included
     * @param horizon sessions from the decision until the loss is known, &ge; 1
     */
    public static List<Outcome> of(History everything, Side side, int horizon) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int decision = 0; decision + horizon < everything.size(); decision++) {
            double pnl = 0;
            for (int s = decision + 1; s <= decision + horizon; s++) {
                pnl += everything.at(Columns.PNL, s);
            }
            int settled = decision + horizon;
            outcomes.add(new Outcome(side, decision, settled, everything.date(settled), side.loss(pnl)));
        }
        return outcomes;
    }
}
