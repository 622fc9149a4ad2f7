/** The agent: stands beside one Ray, loads none of it, and starts the drivers that do. */
@NullMarked
package io.fairlead.ray.agent;

import org.jspecify.annotations.NullMarked;
