package io.plimsoll.surface;

import io.plimsoll.market.RejectedRow;
import java.util.List;

/**
 * One day's surface and what became of its rows: every input row is either used or rejected, so {@code used} plus the number
 * rejected is the number of rows.
 *
 * @param day the slices
 * @param rejected rows that served nothing, each with its reason
 * @param used rows that served in a forward or in a fit
 */
public record BuiltSurface(SurfaceDay day, List<RejectedRow> rejected, long used) {}
