/** Black-76 prices and implied volatilities, and American options on futures. */
@NullMarked
package io.plimsoll.pricing;

import org.jspecify.annotations.NullMarked;
