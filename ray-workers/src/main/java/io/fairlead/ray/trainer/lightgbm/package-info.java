/** The trainer {@code lightgbm}: gradient-boosted trees, every iteration of which can be paused. */
@NullMarked
package io.fairlead.ray.trainer.lightgbm;

import org.jspecify.annotations.NullMarked;
