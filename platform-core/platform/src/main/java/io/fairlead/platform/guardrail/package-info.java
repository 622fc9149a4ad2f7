/** Which measures between groups the trials of a study are held to, and how each trial stands. */
@NullMarked
package io.fairlead.platform.guardrail;

import org.jspecify.annotations.NullMarked;
