/** Pruners: what decides which trials deserve more training. */
@NullMarked
package io.fairlead.kernel.pruner;

import org.jspecify.annotations.NullMarked;
