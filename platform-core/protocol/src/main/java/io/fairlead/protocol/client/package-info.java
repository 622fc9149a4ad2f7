/** Calls to the platform over Arrow Flight, for agents, drivers, actors and benchmarks. */
@NullMarked
package io.fairlead.protocol.client;

import org.jspecify.annotations.NullMarked;
