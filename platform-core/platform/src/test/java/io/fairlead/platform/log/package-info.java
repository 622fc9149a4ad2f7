/** Tests of what log lines carry. */
@NullMarked
package io.fairlead.platform.log;

import org.jspecify.annotations.NullMarked;
