package io.fairlead.ray.actor;

import io.fairlead.protocol.message.AgentRequest.Result;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ends of attempts on their way from an actor to its driver.
 *
 * @param training how long those that trained have trained, together
 * @param gaveBack whether attempts are among them that didn't start, because another takes long
 * @param environment digest of the environment in which the actor runs; null while it is unknown
 */
public record Endings(
    List<Result> results, Duration training, boolean gaveBack, @Nullable String environment) {}
