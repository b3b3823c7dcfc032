package io.plimsoll.market;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row that was read and not used.
 *
 * @param source the row in the vendor's file
 * @param date its day, or null where it has none
 * @param instrument a short name of what it is about
 * @param reason the rule that it broke
 * @param detail the values of the broken rule, such as {@code price 0.0001 < floor 0.0005}
 */
public record RejectedRow(
        SourceRow source, @Nullable LocalDate date, String instrument, Reason reason, String detail) {}
