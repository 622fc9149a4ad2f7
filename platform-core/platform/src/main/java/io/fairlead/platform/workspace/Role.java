package io.fairlead.platform.workspace;

import io.fairlead.platform.problem.Words;

/** What a person is in a workspace; auditor and admin can also be held for the installation. */
public enum Role {
  RESEARCHER,
  MANAGER,
  AUDITOR,
  ADMIN;

  /** As people and files write it. */
  public String word() {
    return Words.of(this);
  }

  /** Whether it can be held for the whole installation. */
  public boolean isForInstallation() {
    return this == AUDITOR || this == ADMIN;
  }

  /**
   * The role of that {@link #word()}.
   *
   * @param field where it was written, for the message
   */
  public static Role parse(String field, String word) {
    return Words.parse(Role.class, field, "A role is one of %s.", word);
  }
}
