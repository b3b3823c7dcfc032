package io.plimsoll.margin.tools;

import io.plimsoll.math.Quantiles;
import java.util.Arrays;

/**
 * {@code buffer}: M = max(F, min((1 + b)F, R)) (EMIR RTS 153/2013, Art. 28(1)(a)). The release rule: R is the
 * q-quantile of what the baseline asked for over the last ten years. Below R/(1 + b) the whole buffer is held; as F rises to
 * R it is used up; above R there is none. It builds up again as F falls.
 *
 * @param size b
 * @param release q
 * @param sessions of the quantile
 */
record Buffer(double size, double release, int sessions) implements MarginTool {

    @Override
    public String name() {
        return "buffer";
    }

    @Override
    public double apply(double margin, Moment at) {
        double[] asked = Arrays.stream(at.asked(), Math.max(0, at.session() + 1 - sessions), at.session() + 1)
                .filter(x -> !Double.isNaN(x))
                .toArray();
        double released = Quantiles.type7(asked, release);
        return Math.max(margin, Math.min((1 + size) * margin, released));
    }
}
