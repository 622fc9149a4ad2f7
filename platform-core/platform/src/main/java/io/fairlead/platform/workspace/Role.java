package io.fairlead.platform.workspace;

import io.fairlead.platform.problem.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person is in a workspace; auditor and admin can also be held for the installation. */
public enum Role {
  RESEARCHER,
  MANAGER,
  AUDITOR,
  ADMIN;

  /** As people and files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
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
    return Arrays.stream(values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    field,
                    "A role is one of %s."
                        .formatted(
                            Arrays.stream(values())
                                .map(Role::word)
                                .collect(Collectors.joining(", "))),
                    word,
                    "Choose one of them."));
  }
}
