package io.plimsoll.backtest;

import io.plimsoll.margin.Side;
import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.Scaler;
import java.util.List;
import java.util.Set;

/**
 * A network as its last fold left it, with what turns values into its inputs: the scaler's columns, then, where there are
 * several sides, one input a side, 1 for the side of the decision and 0 for the others.
 *
 * @param spec what it was asked to be
 * @param columns names of the columns of the history that its features were computed from
 * @param names of the values, in the order in which the scaler takes them
 * @param scaler fitted on the training side of the last fold
 * @param sides in the order of their inputs
 * @param model the network
 * @param last the fold
 */
public record FittedNetwork(
        NetworkSpec spec,
        Set<String> columns,
        List<String> names,
        Scaler scaler,
        List<Side> sides,
        MultiplierModel model,
        BacktestResult.FoldSummary last) {

    public FittedNetwork {
        columns = Set.copyOf(columns);
        names = List.copyOf(names);
        sides = List.copyOf(sides);
    }
}
