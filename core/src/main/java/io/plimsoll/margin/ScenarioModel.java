package io.plimsoll.margin;

import io.plimsoll.market.History;

/**
 * A baseline that is a measure of scenarios. On a portfolio the scenarios of each risk factor move that factor's price, the
 * positions are revalued, and the measure is taken of the portfolio's losses.
 */
public interface ScenarioModel extends Baseline {

    /** The changes that the model holds possible from the last session known, over the horizon of its settings. */
    Scenarios scenarios(History known);

    /** The fewest changes that a margin is made of. */
    default int least() {
        return 1;
    }

    /** What is taken of the losses. */
    default RiskMeasure measure() {
        return RiskMeasure.VAR;
    }
}
