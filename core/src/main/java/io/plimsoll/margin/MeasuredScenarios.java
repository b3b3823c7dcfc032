package io.plimsoll.margin;

import io.plimsoll.market.History;
import java.util.Arrays;
import java.util.List;

/** A scenario model that has nothing to it but its scenarios and its settings. */
interface MeasuredScenarios extends ScenarioModel {

    /** What decides it. */
    BaselineSettings settings();

    @Override
    default int least() {
        return settings().minHistory();
    }

    @Override
    default RiskMeasure measure() {
        return settings().measure();
    }

    @Override
    default double margin(History known, Side side, double confidence) {
        return scenarios(known).margin(side, settings().measure(), confidence, least());
    }

    @Override
    default double[][] margins(History known, List<Side> sides, double[] confidences) {
        Scenarios scenarios = scenarios(known);
        return sides.stream()
                .map(side -> Arrays.stream(confidences)
                        .map(confidence -> scenarios.margin(side, settings().measure(), confidence, least()))
                        .toArray())
                .toArray(double[][]::new);
    }
}
