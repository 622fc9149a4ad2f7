package io.fairlead.ray.actor;

import io.fairlead.protocol.message.Assignment;
import java.util.List;

/** Attempts on their way from a driver to an actor. */
public record Given(List<Assignment> assignments) {}
