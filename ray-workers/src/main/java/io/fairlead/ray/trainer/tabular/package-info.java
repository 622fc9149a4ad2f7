/**
 * What trainers for tables share: encodings fitted on the training rows, labels, metrics, early
 * stopping.
 */
@NullMarked
package io.fairlead.ray.trainer.tabular;

import org.jspecify.annotations.NullMarked;
