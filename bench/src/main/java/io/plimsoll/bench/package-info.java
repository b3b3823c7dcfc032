/** How fast the engine is: JMH benchmarks, and side-by-side runs against QuantLib on the same data. */
@NullMarked
package io.plimsoll.bench;

import org.jspecify.annotations.NullMarked;
