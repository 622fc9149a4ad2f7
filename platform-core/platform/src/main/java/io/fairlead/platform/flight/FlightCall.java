package io.fairlead.platform.flight;

import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.message.Action;
import io.fairlead.protocol.message.Ticket;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The table of rights for Flight: every call there is, and whose token it takes. */
public enum FlightCall {
  REGISTER(Kind.ACTION, Action.REGISTER.wireName(), Bearer.AGENT),
  FIND_WORK(Kind.ACTION, Action.FIND_WORK.wireName(), Bearer.AGENT),
  LEASE(Kind.ACTION, Action.LEASE.wireName(), Bearer.AGENT),
  HEARTBEAT(Kind.ACTION, Action.HEARTBEAT.wireName(), Bearer.AGENT),
  COMPLETE(Kind.ACTION, Action.COMPLETE.wireName(), Bearer.AGENT),
  DRIVER_ENDED(Kind.ACTION, Action.DRIVER_ENDED.wireName(), Bearer.AGENT),
  ENVIRONMENT(Kind.ACTION, Action.ENVIRONMENT.wireName(), Bearer.ATTEMPT),
  PUT_METRICS(Kind.PUT, Protocol.METRICS, Bearer.ATTEMPT),
  PUT_LOGS(Kind.PUT, Protocol.LOGS, Bearer.ATTEMPT),
  PUT_ARTIFACT(Kind.PUT, Protocol.ARTIFACT, Bearer.ATTEMPT),
  GET_DATASET(Kind.GET, Ticket.Kind.DATASET.name(), Bearer.ATTEMPT, Bearer.PERSON),
  GET_ARTIFACT(Kind.GET, Ticket.Kind.ARTIFACT.name(), Bearer.ATTEMPT, Bearer.PERSON),
  GET_METRICS(Kind.GET, Ticket.Kind.METRICS.name(), Bearer.ATTEMPT, Bearer.PERSON);

  private final Kind kind;
  private final String wireName;
  private final Set<Bearer> bearers;

  FlightCall(Kind kind, String wireName, Bearer... bearers) {
    this.kind = kind;
    this.wireName = wireName;
    this.bearers = Set.of(bearers);
  }

  /** What kind of call. */
  public enum Kind {
    ACTION,
    PUT,
    GET
  }

  /** Whose token. */
  public enum Bearer {
    /** An agent or its driver. */
    AGENT,
    /** One attempt of a trial, while it runs. */
    ATTEMPT,
    /** A person who may read the workspace. */
    PERSON
  }

  public Kind kind() {
    return kind;
  }

  /** The action's type, the first part of the stream's path, or the ticket's kind. */
  public String wireName() {
    return wireName;
  }

  /** Whether it takes the token of such a one. */
  public boolean takes(Bearer bearer) {
    return bearers.contains(bearer);
  }

  /** Whether a person may make it, too, to whom a share shows what it gives. */
  public boolean alsoForGuests() {
    return this == GET_METRICS;
  }

  /** The call of that name; empty when there is none, which nobody may make. */
  static Optional<FlightCall> of(Kind kind, String wireName) {
    return Arrays.stream(values())
        .filter(call -> call.kind == kind && call.wireName.equals(wireName))
        .findFirst();
  }
}
