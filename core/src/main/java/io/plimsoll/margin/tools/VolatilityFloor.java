package io.plimsoll.margin.tools;

import io.plimsoll.market.Columns;
import java.util.Arrays;

/**
 * {@code volfloor}: M = F·max(1, f·σ₁₀/σ), as if volatility were never under a share of its long-run level; σ the root mean
 * square of the last sixty changes, σ₁₀ that of ten years.
 *
 * @param share f
 * @param sessions of σ₁₀
 */
record VolatilityFloor(double share, int sessions) implements MarginTool {

    private static final int RECENT = 60;

    @Override
    public String name() {
        return "volfloor";
    }

    @Override
    public double apply(double margin, Moment at) {
        double recent = rootMeanSquare(at.known().window(Columns.PNL, RECENT));
        double floor = share * rootMeanSquare(at.known().window(Columns.PNL, sessions));
        return recent > 0 ? margin * Math.max(1, floor / recent) : margin;
    }

    private static double rootMeanSquare(double[] changes) {
        return Math.sqrt(Arrays.stream(changes)
                .filter(x -> !Double.isNaN(x))
                .map(x -> x * x)
                .average()
                .orElse(0));
    }
}
