package io.plimsoll.margin.tools;

import io.plimsoll.margin.Baseline;

/**
 * {@code stressed}: M = max(F, (1 − w)F + wS), S the margin of the stressed window (EMIR RTS 153/2013, Art. 28(1)(b)).
 *
 * @param weight w
 * @param stressed gives S
 */
record StressedWeight(double weight, Baseline stressed) implements MarginTool {

    @Override
    public String name() {
        return "stressed";
    }

    @Override
    public double apply(double margin, Moment at) {
        double stress = stressed.margin(at.known(), at.side(), at.confidence());
        return Double.isNaN(stress) ? margin : Math.max(margin, (1 - weight) * margin + weight * stress);
    }
}
