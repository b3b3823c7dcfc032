/**
 * Option-chain files of vendors, each told by a table of its columns. DuckDB reads them, set by set, so that files of
 * millions of rows take seconds; the same table writes a market in the vendor's format.
 */
@NullMarked
package io.plimsoll.formats.chain;

import org.jspecify.annotations.NullMarked;
