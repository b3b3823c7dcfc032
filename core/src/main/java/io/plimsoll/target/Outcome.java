package io.plimsoll.target;

import io.plimsoll.margin.Side;
import java.time.LocalDate;

/**
 * What happened after a margin was set: the future, as seen from the session of the decision. Features, margins and
 * multipliers must not name this type; an architecture test holds it.
 *
 * @param side whose loss it is
 * @param decision the session at whose close the margin was set
 * @param settled the session at whose close the loss was known, {@code decision} + horizon
 * @param date the date of {@code settled}: the day that the margin was for
 * @param loss in the study's unit; a gain is negative; NaN where it is not known
 */
public record Outcome(Side side, int decision, int settled, LocalDate date, double loss) {

    /** Whether the margin was too small. */
    public boolean breaches(double margin) {
        return loss > margin;
    }
}
