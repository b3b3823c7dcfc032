/** Step 3: everything known at the close of a day becomes a vector of named, documented features. */
@NullMarked
package io.plimsoll.features;

import org.jspecify.annotations.NullMarked;
