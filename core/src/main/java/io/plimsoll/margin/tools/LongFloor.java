package io.plimsoll.margin.tools;

import io.plimsoll.margin.Baseline;

/**
 * {@code floor}: M = max(F, F₁₀), F₁₀ the historical simulation over ten years (EMIR RTS 153/2013, Art. 28(1)(c)).
 *
 * @param tenYears gives F₁₀
 */
record LongFloor(Baseline tenYears) implements MarginTool {

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public double apply(double margin, Moment at) {
        double floor = tenYears.margin(at.known(), at.side(), at.confidence());
        return Double.isNaN(floor) ? margin : Math.max(margin, floor);
    }
}
