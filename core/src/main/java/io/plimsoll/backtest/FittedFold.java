package io.plimsoll.backtest;

import io.plimsoll.margin.Side;
import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.Scaler;
import io.plimsoll.multiplier.TrainingReport;
import java.util.Map;

/**
 * A fitted fold.
 *
 * @param fold its sessions
 * @param examples examples fitted on
 * @param validation examples that decided when to stop
 * @param inputs network inputs
 * @param scaler what made them of the values, fitted on the same examples
 * @param model the fitted network
 * @param from the first decision that the outputs are for: of the first fold, the first that can be told anything about; of
 *     the others, their own first
 * @param outputs by side, then decision up to the fold's last, what the network says
 */
public record FittedFold(
        Fold fold,
        int examples,
        int validation,
        int inputs,
        Scaler scaler,
        MultiplierModel model,
        int from,
        Map<Side, double[][]> outputs) {

    /** How training went. */
    public TrainingReport report() {
        return model.report();
    }
}
