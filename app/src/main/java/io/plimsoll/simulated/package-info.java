/** A simulated world as files, its own or any vendor's, with its truth beside them. */
@NullMarked
package io.plimsoll.simulated;

import org.jspecify.annotations.NullMarked;
