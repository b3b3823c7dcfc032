package io.plimsoll.surface.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Holds analytic derivatives of an objective against central differences of its cost. */
final class Gradients {

    private Gradients() {}

    static void assertAgree(Objective objective, double[] p) {
        double cost = objective.cost(p);
        objective.linearise(p);
        double[] gradient = objective.gradient.clone();
        double[] diagonal = objective.diagonal.clone();
        for (int j = 0; j < p.length; j++) {
            double h = Math.min(1e-6, 1e-3 / Math.sqrt(diagonal[j]));
            double slope = (cost(objective, p, j, h) - cost(objective, p, j, -h)) / (2 * h);
            double size = Math.sqrt(diagonal[j] * (1 + cost));
            assertThat(2 * gradient[j]).as("derivative %d", j).isCloseTo(slope, within(1e-6 * (1 + size)));
        }
    }

    private static double cost(Objective objective, double[] p, int j, double h) {
        double[] moved = p.clone();
        moved[j] += h;
        return objective.cost(moved);
    }
}
