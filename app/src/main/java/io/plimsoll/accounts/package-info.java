/** Accounts: their positions, the book that says what the products are, and their margins. */
@NullMarked
package io.plimsoll.accounts;

import org.jspecify.annotations.NullMarked;
