package io.plimsoll.margin.tools;

/**
 * {@code speed}: (1 − d)·M_(t−1) ≤ M_t ≤ (1 + u)·M_(t−1).
 *
 * @param up u
 * @param down d
 */
record SpeedLimit(double up, double down) implements MarginTool {

    @Override
    public String name() {
        return "speed";
    }

    @Override
    public double apply(double margin, Moment at) {
        double last = at.lastCalled();
        return Double.isNaN(last) ? margin : Math.min((1 + up) * last, Math.max((1 - down) * last, margin));
    }
}
