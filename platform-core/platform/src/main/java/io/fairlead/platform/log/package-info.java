/** The ids that log lines carry. */
@NullMarked
package io.fairlead.platform.log;

import org.jspecify.annotations.NullMarked;
