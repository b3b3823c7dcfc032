/** Margins of accounts over many contracts: every position is revalued in joint scenarios of its risk factors. */
@NullMarked
package io.plimsoll.margin.portfolio;

import org.jspecify.annotations.NullMarked;
