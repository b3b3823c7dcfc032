/** The networks: PyTorch through JavaCPP, and their export. */
@NullMarked
package io.plimsoll.learn;

import org.jspecify.annotations.NullMarked;
