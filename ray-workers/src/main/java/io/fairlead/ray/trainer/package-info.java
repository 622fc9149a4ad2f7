/** The SPI of what trains: implement {@link io.fairlead.ray.trainer.Trainer} to bring your own. */
@NullMarked
package io.fairlead.ray.trainer;

import org.jspecify.annotations.NullMarked;
