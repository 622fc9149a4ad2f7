/** The approved hyperparameters of each trainer. */
@NullMarked
package io.fairlead.platform.catalog;

import org.jspecify.annotations.NullMarked;
