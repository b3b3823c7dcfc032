/** How large the next change may be, told from the changes before it: EWMA, GARCH and EGARCH. */
@NullMarked
package io.plimsoll.margin.volatility;

import org.jspecify.annotations.NullMarked;
