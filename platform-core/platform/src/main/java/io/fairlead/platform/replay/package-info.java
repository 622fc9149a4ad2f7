/** Runs finished trials again from their record, and says whether the same came out. */
@NullMarked
package io.fairlead.platform.replay;

import org.jspecify.annotations.NullMarked;
