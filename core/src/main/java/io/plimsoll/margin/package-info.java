/** Step 4: the history up to a close becomes the baseline margin for the next day. */
@NullMarked
package io.plimsoll.margin;

import org.jspecify.annotations.NullMarked;
