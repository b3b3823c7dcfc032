/** Step 7: walk-forward splits, coverage tests, efficiency and procyclicality. */
@NullMarked
package io.plimsoll.backtest;

import org.jspecify.annotations.NullMarked;
