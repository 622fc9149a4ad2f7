package io.fairlead.ray.actor;

import io.fairlead.protocol.message.Assignment;
import java.util.OptionalInt;

/** An attempt whose turn it isn't yet. */
record Waiting(Assignment assignment, AttemptControl control, OptionalInt gpu) {}
