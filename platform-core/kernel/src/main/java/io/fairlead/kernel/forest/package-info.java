/** Random forests for regression over numbers and categories, the same on every machine. */
@NullMarked
package io.fairlead.kernel.forest;

import org.jspecify.annotations.NullMarked;
