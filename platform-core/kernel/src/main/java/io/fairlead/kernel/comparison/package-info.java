/** Whether one model is better than another on the same rows. */
@NullMarked
package io.fairlead.kernel.comparison;

import org.jspecify.annotations.NullMarked;
