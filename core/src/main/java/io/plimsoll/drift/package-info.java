/** Beside step 7: whether breaches and features still are what they were, as far as the days so far can tell. */
@NullMarked
package io.plimsoll.drift;

import org.jspecify.annotations.NullMarked;
