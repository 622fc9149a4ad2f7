package io.fairlead.ray.actor;

import io.fairlead.protocol.message.AgentAnswer.Order;
import java.util.List;

/** Orders on their way from a driver to an actor. */
public record Orders(List<Order> orders) {}
