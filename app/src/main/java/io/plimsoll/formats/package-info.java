/** Files of data vendors, recognised by their headers. */
@NullMarked
package io.plimsoll.formats;

import org.jspecify.annotations.NullMarked;
