package io.plimsoll.margin.tools;

import io.plimsoll.margin.Baseline;
import java.util.Optional;

/**
 * {@code rise5} and {@code rise20}: M_t ≤ (1 + R_t)·min(M_(t−1), …, M_(t−n)), so that no rise over n sessions or fewer is
 * larger than R_t, which is R or, where another model is followed, the largest rise over n sessions that its margins have
 * shown up to the close, if that is more.
 *
 * @param sessions n
 * @param most R
 * @param like the model that is followed; empty for none
 */
record RiseCap(int sessions, double most, Optional<Baseline> like) implements MarginTool {

    @Override
    public String name() {
        return "rise" + sessions;
    }

    @Override
    public Optional<Baseline> follows() {
        return like;
    }

    @Override
    public double apply(double margin, Moment at) {
        double limit = like.map(at::followed)
                .map(margins -> Rises.limit(margins, sessions, most, at.session()))
                .orElse(most);
        return Math.min(margin, (1 + limit) * at.leastCalled(sessions));
    }
}
