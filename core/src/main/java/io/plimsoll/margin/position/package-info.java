/** Positions that margins are computed for. */
@NullMarked
package io.plimsoll.margin.position;

import org.jspecify.annotations.NullMarked;
