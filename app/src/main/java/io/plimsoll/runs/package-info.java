/** Study files in, run folders out. */
@NullMarked
package io.plimsoll.runs;

import org.jspecify.annotations.NullMarked;
