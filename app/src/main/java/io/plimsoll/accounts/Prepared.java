package io.plimsoll.accounts;

import io.plimsoll.margin.portfolio.ProfitAndLoss;
import java.util.Map;

/**
 * The profit and loss of the contracts of some markets in a model's joint scenarios.
 *
 * @param pnl of one long contract each
 * @param without contracts that the model says nothing of, and why
 */
record Prepared(ProfitAndLoss pnl, Map<String, String> without) {}
