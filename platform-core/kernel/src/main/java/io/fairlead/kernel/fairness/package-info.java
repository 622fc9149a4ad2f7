/** Fairness of predictions: measures per group and between groups, each with its uncertainty. */
@NullMarked
package io.fairlead.kernel.fairness;

import org.jspecify.annotations.NullMarked;
