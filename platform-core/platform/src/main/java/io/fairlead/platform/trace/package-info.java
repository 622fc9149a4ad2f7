/** Tells a tracing back-end what happens to studies, where an operator names one. */
@NullMarked
package io.fairlead.platform.trace;

import org.jspecify.annotations.NullMarked;
