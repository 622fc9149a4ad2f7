package io.fairlead.protocol.message;

import java.util.Locale;

/**
 * The Flight actions of the platform. All but {@link #ENVIRONMENT} are for agents and their
 * drivers, with the agent's token; that one is for actors, with the attempt's.
 */
public enum Action {
  /** {@link AgentRequest.Register} → {@link AgentAnswer.Registered}. */
  REGISTER,
  /** {@link AgentRequest.FindWork} → {@link AgentAnswer.Work}. */
  FIND_WORK,
  /** {@link AgentRequest.Lease} → {@link AgentAnswer.Leased}. */
  LEASE,
  /** {@link AgentRequest.Heartbeat} → {@link AgentAnswer.Orders}. */
  HEARTBEAT,
  /** {@link AgentRequest.Complete} → {@link AgentAnswer.Completed}. */
  COMPLETE,
  /** {@link AgentRequest.DriverEnded} → {@link AgentAnswer.Acknowledged}. */
  DRIVER_ENDED,
  /** {@link Environment}, in which the attempt runs → {@link AgentAnswer.Acknowledged}. */
  ENVIRONMENT;

  /** The action's type on the wire, such as {@code find-work}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException naming the known actions when there is none of that name
   */
  public static Action ofWireName(String wireName) {
    for (Action action : values()) {
      if (action.wireName().equals(wireName)) {
        return action;
      }
    }
    throw new IllegalArgumentException(
        "There is no action '%s'; known are %s."
            .formatted(wireName, java.util.Arrays.stream(values()).map(Action::wireName).toList()));
  }
}
