package io.plimsoll.margin;

import io.plimsoll.market.History;
import java.util.Arrays;
import java.util.List;

/** A rule that sets the margin of one unit for the session after the last one known. */
public interface Baseline {

    /** The model's name in results, such as {@code fhs}. */
    String name();

    /**
     * The margin for the next session, in the unit of the profit and loss; NaN while the history is too short.
     *
     * @param known everything known at the close at which the margin is set
     * @param confidence share of losses to be covered, such as 0.99
     */
    double margin(History known, Side side, double confidence);

    /** The same for several sides (rows) and confidences (columns) at once, where they have work in common. */
    default double[][] margins(History known, List<Side> sides, double[] confidences) {
        return sides.stream()
                .map(side -> Arrays.stream(confidences)
                        .map(confidence -> margin(known, side, confidence))
                        .toArray())
                .toArray(double[][]::new);
    }
}
