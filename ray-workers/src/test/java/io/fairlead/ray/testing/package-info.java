/** What the workers' tests run against: a platform in memory, agents and a Ray cluster. */
@NullMarked
package io.fairlead.ray.testing;

import org.jspecify.annotations.NullMarked;
