/** What only a simulated market can tell: how large the right margins were. It meets the evidence when all margins are set. */
@NullMarked
package io.plimsoll.truth;

import org.jspecify.annotations.NullMarked;
