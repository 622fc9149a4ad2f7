/** Tests of traces. */
@NullMarked
package io.fairlead.platform.trace;

import org.jspecify.annotations.NullMarked;
