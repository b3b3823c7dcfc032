/** A study: the whole method from market data to evidence. */
@NullMarked
package io.plimsoll;

import org.jspecify.annotations.NullMarked;
