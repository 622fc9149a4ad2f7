/** The actor: runs one attempt after the other and reports straight to the platform. */
@NullMarked
package io.fairlead.ray.actor;

import org.jspecify.annotations.NullMarked;
