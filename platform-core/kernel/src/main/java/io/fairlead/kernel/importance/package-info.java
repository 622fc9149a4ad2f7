/** How much each parameter matters for a search's objective. */
@NullMarked
package io.fairlead.kernel.importance;

import org.jspecify.annotations.NullMarked;
