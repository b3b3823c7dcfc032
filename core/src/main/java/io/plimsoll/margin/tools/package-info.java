/** Anti-procyclicality tools: rules around any baseline that keep its margin from falling too far or rising too fast. */
@NullMarked
package io.plimsoll.margin.tools;

import org.jspecify.annotations.NullMarked;
