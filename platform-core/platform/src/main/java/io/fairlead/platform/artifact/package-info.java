/** Bytes named by their SHA-256: checkpoints, models, predictions. */
@NullMarked
package io.fairlead.platform.artifact;

import org.jspecify.annotations.NullMarked;
