/** Fitted networks as files: what is written into them, and how they are read, checked and asked. */
@NullMarked
package io.plimsoll.models;

import org.jspecify.annotations.NullMarked;
