/** Checks of market data as pure functions: rows and columns in, findings out. */
@NullMarked
package io.plimsoll.market.check;

import org.jspecify.annotations.NullMarked;
