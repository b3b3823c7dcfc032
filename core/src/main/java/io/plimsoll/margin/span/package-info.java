/**
 * SPAN: the content of risk parameter files, what a clearing house publishes for the margins of its contracts, and the margins of
 * accounts computed from it.
 */
@NullMarked
package io.plimsoll.margin.span;

import org.jspecify.annotations.NullMarked;
