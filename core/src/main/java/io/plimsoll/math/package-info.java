/** Numbers that know no market: normal and Student-t functions, quantiles, robust statistics, quadrature. */
@NullMarked
package io.plimsoll.math;

import org.jspecify.annotations.NullMarked;
