package io.fairlead.ray.actor;

import io.fairlead.protocol.message.AgentRequest.Result;

/**
 * An attempt's end on its way from an actor to its driver.
 *
 * @param environment digest of the environment in which the actor runs
 */
public record Ended(Result result, String environment) {}
