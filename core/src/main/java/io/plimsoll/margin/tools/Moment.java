package io.plimsoll.margin.tools;

import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.Side;
import io.plimsoll.market.History;
import java.util.Objects;
import java.util.function.Function;

/**
 * The close at which a margin is set, and what came before it. Arrays hold one value a session and NaN where no margin was
 * set; what lies at or after the session is not to be read.
 *
 * @param known everything known at the close
 * @param side whose margin
 * @param confidence share of losses to be covered
 * @param asked what the baseline asked for at each close, this one included
 * @param called what was called at each close before this one, after all tools
 * @param margins what each model that a tool {@link MarginTool#follows follows} asked for at each close, this one included
 */
public record Moment(
        History known,
        Side side,
        double confidence,
        double[] asked,
        double[] called,
        Function<Baseline, double[]> margins) {

    /** What a model that is followed asked for at each close. */
    double[] followed(Baseline model) {
        return Objects.requireNonNull(margins.apply(model));
    }

    /** The session at whose close the margin is set. */
    public int session() {
        return known.last();
    }

    /** The least margin called at the {@code count} closes before; infinite where none was. */
    public double leastCalled(int count) {
        double least = Double.POSITIVE_INFINITY;
        for (int t = Math.max(0, session() - count); t < session(); t++) {
            if (called[t] < least) {
                least = called[t];
            }
        }
        return least;
    }

    /** The last margin called before this close; NaN where none was. */
    public double lastCalled() {
        for (int t = session() - 1; t >= 0; t--) {
            if (!Double.isNaN(called[t])) {
                return called[t];
            }
        }
        return Double.NaN;
    }
}
