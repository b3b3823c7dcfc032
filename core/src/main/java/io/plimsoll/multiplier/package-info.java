/** Step 6: features become a multiplier between bounds; the online controller and its ledger. */
@NullMarked
package io.plimsoll.multiplier;

import org.jspecify.annotations.NullMarked;
