package io.fairlead.ray.profile;

import io.fairlead.protocol.message.ClusterProfile;
import org.jspecify.annotations.Nullable;

/**
 * A profile and the name that it gives its cluster.
 *
 * @param name null when the profile doesn't say
 */
public record NamedProfile(@Nullable String name, ClusterProfile profile) {}
