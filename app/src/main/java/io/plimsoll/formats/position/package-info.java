/** Files of positions. */
@NullMarked
package io.plimsoll.formats.position;

import org.jspecify.annotations.NullMarked;
