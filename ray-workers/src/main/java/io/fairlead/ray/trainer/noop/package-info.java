/** The trainer {@code noop}, which does nothing, for measuring what surrounds training. */
@NullMarked
package io.fairlead.ray.trainer.noop;

import org.jspecify.annotations.NullMarked;
