/** The Arrow Flight door of the platform for agents, drivers, actors and readers. */
@NullMarked
package io.fairlead.platform.flight;

import org.jspecify.annotations.NullMarked;
