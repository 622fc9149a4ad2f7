/** Reads what people say of a cluster, from the {@code compute-profile.yaml} beside its agent. */
@NullMarked
package io.fairlead.ray.profile;

import org.jspecify.annotations.NullMarked;
