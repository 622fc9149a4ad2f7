/** Tests of what a worker tells about where it runs. */
@NullMarked
package io.fairlead.ray.environment;

import org.jspecify.annotations.NullMarked;
