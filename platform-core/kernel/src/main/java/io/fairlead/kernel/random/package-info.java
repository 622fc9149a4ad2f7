/** Randomness that is the same on every machine: seeds derived by purpose, and their generator. */
@NullMarked
package io.fairlead.kernel.random;

import org.jspecify.annotations.NullMarked;
