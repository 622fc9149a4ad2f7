package io.fairlead.platform.flight;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.scheduling.Scheduling;
import io.fairlead.protocol.Json;
import io.fairlead.protocol.message.Action;
import io.fairlead.protocol.message.AgentAnswer;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.Environment;
import org.apache.arrow.flight.FlightProducer.CallContext;

/** Takes an action to the part of the platform that does it. */
final class Actions {

  private final Callers callers;
  private final Scheduling scheduling;

  Actions(Callers callers, Scheduling scheduling) {
    this.callers = callers;
    this.scheduling = scheduling;
  }

  AgentAnswer answer(CallContext call, String wireName, byte[] body) {
    Action action = action(wireName);
    if (action == Action.ENVIRONMENT) {
      AttemptKey attempt = callers.requireAttempt(call);
      scheduling.environment(attempt, request(body, Environment.class));
      return new AgentAnswer.Acknowledged();
    }
    callers.requireAgent(call);
    return switch (action) {
      case REGISTER -> scheduling.register(request(body, AgentRequest.Register.class));
      case FIND_WORK -> scheduling.findWork(request(body, AgentRequest.FindWork.class));
      case LEASE -> scheduling.lease(request(body, AgentRequest.Lease.class));
      case HEARTBEAT -> scheduling.heartbeat(request(body, AgentRequest.Heartbeat.class));
      case COMPLETE -> scheduling.complete(request(body, AgentRequest.Complete.class));
      case DRIVER_ENDED -> {
        scheduling.driverEnded(request(body, AgentRequest.DriverEnded.class));
        yield new AgentAnswer.Acknowledged();
      }
      case ENVIRONMENT -> throw new AssertionError("answered above");
    };
  }

  private static Action action(String wireName) {
    try {
      return Action.ofWireName(wireName);
    } catch (IllegalArgumentException e) {
      throw Failures.malformed(e);
    }
  }

  private static <T> T request(byte[] body, Class<T> type) {
    try {
      return Json.read(body, type);
    } catch (IllegalArgumentException e) {
      throw Failures.malformed(e);
    }
  }
}
