package io.plimsoll.margin.tools;

/**
 * {@code rise5} and {@code rise20}: M_t ≤ (1 + R)·min(M_(t−1), …, M_(t−n)), so that no rise over n sessions or fewer is
 * larger than R.
 *
 * @param sessions n
 * @param most R
 */
record RiseCap(int sessions, double most) implements MarginTool {

    @Override
    public String name() {
        return "rise" + sessions;
    }

    @Override
    public double apply(double margin, Moment at) {
        return Math.min(margin, (1 + most) * at.leastCalled(sessions));
    }
}
