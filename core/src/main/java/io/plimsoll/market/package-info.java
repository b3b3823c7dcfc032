/** Step 1: vendor rows become clean chains, curves, bars and series; every rejected row keeps its reason. */
@NullMarked
package io.plimsoll.market;

import org.jspecify.annotations.NullMarked;
