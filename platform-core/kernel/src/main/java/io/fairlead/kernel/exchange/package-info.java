/** Search spaces as other libraries write them. */
@NullMarked
package io.fairlead.kernel.exchange;

import org.jspecify.annotations.NullMarked;
