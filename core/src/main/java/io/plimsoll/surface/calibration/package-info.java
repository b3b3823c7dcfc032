/** Fits the smiles of {@link io.plimsoll.surface.model} to the quotes of one expiry. */
@NullMarked
package io.plimsoll.surface.calibration;

import org.jspecify.annotations.NullMarked;
