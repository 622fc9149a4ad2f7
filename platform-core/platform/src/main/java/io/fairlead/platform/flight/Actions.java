package io.fairlead.platform.flight;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.scheduling.Scheduling;
import io.fairlead.protocol.Json;
import io.fairlead.protocol.message.Action;
import io.fairlead.protocol.message.AgentAnswer;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.Environment;
import java.util.UUID;
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
    FlightCall row = FlightCall.of(FlightCall.Kind.ACTION, wireName).orElseThrow();
    if (row.takes(FlightCall.Bearer.ATTEMPT)) {
      AttemptKey attempt = callers.requireAttempt(call);
      scheduling.environment(attempt, request(body, Environment.class));
      return new AgentAnswer.Acknowledged();
    }
    UUID token = callers.requireAgent(call);
    return switch (action) {
      case REGISTER -> scheduling.register(token, request(body, AgentRequest.Register.class));
      case FIND_WORK -> scheduling.findWork(own(token, body, AgentRequest.FindWork.class));
      case LEASE -> scheduling.lease(own(token, body, AgentRequest.Lease.class));
      case HEARTBEAT -> scheduling.heartbeat(own(token, body, AgentRequest.Heartbeat.class));
      case COMPLETE -> scheduling.complete(own(token, body, AgentRequest.Complete.class));
      case DRIVER_ENDED -> {
        scheduling.driverEnded(own(token, body, AgentRequest.DriverEnded.class));
        yield new AgentAnswer.Acknowledged();
      }
      case ENVIRONMENT -> throw new AssertionError("answered above");
    };
  }

  /** A request for an agent that registered with this token. */
  private <T extends AgentRequest.OfAgent> T own(UUID token, byte[] body, Class<T> type) {
    T request = request(body, type);
    scheduling.requireAgent(token, request.agent());
    return request;
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
