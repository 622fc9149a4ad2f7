/** Trials and their attempts, as people look at them. */
@NullMarked
package io.fairlead.platform.trial;

import org.jspecify.annotations.NullMarked;
