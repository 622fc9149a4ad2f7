package io.fairlead.platform.event;

import io.fairlead.platform.workspace.Actor;
import java.util.Map;
import java.util.UUID;

/** Records what happened, in the transaction in which it happens. */
public interface Events {

  /**
   * Appends an event of the current transaction's workspace.
   *
   * @param kind such as {@code study.submitted}
   * @param subject the id of what it happened to
   * @param data what a reader needs to understand it; small, no secrets
   */
  void append(String kind, UUID subject, Actor by, Map<String, Object> data);

  /** Appends an event of the installation, in a crossing transaction. */
  void appendInstallation(String kind, UUID subject, Actor by, Map<String, Object> data);
}
