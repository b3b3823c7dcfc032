/** SPAN risk parameter files, positional (.pa2) and XML (.spn). */
@NullMarked
package io.plimsoll.formats.span;

import org.jspecify.annotations.NullMarked;
