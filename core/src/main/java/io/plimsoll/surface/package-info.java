/** Step 2: a chain becomes, per expiry, an SVI-SABR slice with its checks, moments and quality. */
@NullMarked
package io.plimsoll.surface;

import org.jspecify.annotations.NullMarked;
