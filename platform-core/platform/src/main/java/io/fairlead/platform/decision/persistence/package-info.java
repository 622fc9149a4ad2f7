/** Decisions as they are found among the events of a workspace. */
@NullMarked
package io.fairlead.platform.decision.persistence;

import org.jspecify.annotations.NullMarked;
