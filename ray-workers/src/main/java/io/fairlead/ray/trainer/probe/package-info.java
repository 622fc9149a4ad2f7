/** The trainer {@code probe}, which misbehaves on request, for testing what surrounds training. */
@NullMarked
package io.fairlead.ray.trainer.probe;

import org.jspecify.annotations.NullMarked;
