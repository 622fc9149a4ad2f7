/** The trainers {@code mlp} and {@code cnn}: small networks on PyTorch. */
@NullMarked
package io.fairlead.ray.trainer.torch;

import org.jspecify.annotations.NullMarked;
