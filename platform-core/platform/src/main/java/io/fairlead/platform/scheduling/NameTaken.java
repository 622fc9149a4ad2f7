package io.fairlead.platform.scheduling;

import io.fairlead.platform.problem.Conflict;

/** An agent registers by the name of a live one; soon it may be free. */
public final class NameTaken extends Conflict {

  private static final long serialVersionUID = 1;

  NameTaken(String message) {
    super(message);
  }
}
