/** The content of SPAN risk parameter files: what a clearing house publishes for the margins of its contracts. */
@NullMarked
package io.plimsoll.margin.span;

import org.jspecify.annotations.NullMarked;
