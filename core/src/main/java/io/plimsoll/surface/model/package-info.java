/** Smiles of one expiry and surfaces as formulas: values, derivatives and the conversions between them. */
@NullMarked
package io.plimsoll.surface.model;

import org.jspecify.annotations.NullMarked;
