/**
 * A world with known truth, for the demo and for tests; never mistaken for real data.
 *
 * <p>{@link io.plimsoll.simulate.SimulatedWorld} has several underlyings of {@link io.plimsoll.simulate.AssetProfiles} that move
 * together, each a {@link io.plimsoll.simulate.SimulatedMarket} with bars, chains of European options, futures, the law of every
 * session's return, and a {@link io.plimsoll.simulate.Fault} for everything that is wrong with an option row; and an economy
 * whose figures are {@link io.plimsoll.simulate.Release}s, with the day each was known.
 */
@NullMarked
package io.plimsoll.simulate;

import org.jspecify.annotations.NullMarked;
