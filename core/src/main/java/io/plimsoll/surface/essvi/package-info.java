/** One eSSVI surface for all expiries at once, without calendar or butterfly arbitrage by construction. */
@NullMarked
package io.plimsoll.surface.essvi;

import org.jspecify.annotations.NullMarked;
