/** Replays on a real database, with a stand-in for agent, driver and trainer. */
@NullMarked
package io.fairlead.platform.replay;

import org.jspecify.annotations.NullMarked;
