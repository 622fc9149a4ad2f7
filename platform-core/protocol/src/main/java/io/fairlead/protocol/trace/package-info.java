/** What a study's trace is made of, on its way between processes. */
@NullMarked
package io.fairlead.protocol.trace;

import org.jspecify.annotations.NullMarked;
