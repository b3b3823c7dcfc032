/** What a smile and a set of smiles may not do: exact butterfly bounds and checks, and crossings between expiries. */
@NullMarked
package io.plimsoll.surface.arbitrage;

import org.jspecify.annotations.NullMarked;
