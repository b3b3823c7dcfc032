package io.plimsoll.margin.tools;

import io.plimsoll.margin.Baseline;
import java.util.Optional;

/**
 * An anti-procyclicality tool: takes the margin that a baseline asks for and gives the one that is called. Tools are put
 * around any baseline, one around another; each sees what was known when the margin was set and no later.
 */
public interface MarginTool {

    /** The name that follows the plus sign in a model's name. */
    String name();

    /** The margin for the next session, in the unit of the margin; never NaN for a margin that is not. */
    double apply(double margin, Moment at);

    /** A model whose own margins the tool looks at, at every close so far. */
    default Optional<Baseline> follows() {
        return Optional.empty();
    }
}
