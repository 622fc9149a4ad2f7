/** Search spaces: what may be varied, within which bounds, and under which conditions. */
@NullMarked
package io.fairlead.kernel.space;

import org.jspecify.annotations.NullMarked;
