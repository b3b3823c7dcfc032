/** Step 5: realised outcomes become the multiplier that would have been right. */
@NullMarked
package io.plimsoll.target;

import org.jspecify.annotations.NullMarked;
