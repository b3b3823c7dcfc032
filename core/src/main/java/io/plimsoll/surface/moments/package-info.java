/** What a smile, or a strip of quotes, says of the law of the return: moments, density, quantiles, VIX- and SKEW-style indices. */
@NullMarked
package io.plimsoll.surface.moments;

import org.jspecify.annotations.NullMarked;
