/** Black-76 prices and implied volatilities, and American options with their early-exercise premium. */
@NullMarked
package io.plimsoll.pricing;

import org.jspecify.annotations.NullMarked;
