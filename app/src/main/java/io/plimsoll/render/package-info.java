/** The report as a page that opens offline. */
@NullMarked
package io.plimsoll.render;

import org.jspecify.annotations.NullMarked;
