/** Step 10: the results as tables and figures, which the app renders. */
@NullMarked
package io.plimsoll.report;

import org.jspecify.annotations.NullMarked;
