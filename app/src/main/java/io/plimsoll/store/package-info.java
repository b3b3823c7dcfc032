/** The embedded database that holds what was imported. */
@NullMarked
package io.plimsoll.store;

import org.jspecify.annotations.NullMarked;
