/** A market with known truth, for the demo and for tests; never mistaken for real data. */
@NullMarked
package io.plimsoll.simulate;

import org.jspecify.annotations.NullMarked;
