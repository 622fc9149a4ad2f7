/** What this JVM and machine are, as the provenance of results. */
@NullMarked
package io.fairlead.ray.environment;

import org.jspecify.annotations.NullMarked;
