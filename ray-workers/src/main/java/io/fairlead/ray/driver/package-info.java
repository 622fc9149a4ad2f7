/** The driver: leases trials of one workspace and runs them as Ray actors. */
@NullMarked
package io.fairlead.ray.driver;

import org.jspecify.annotations.NullMarked;
