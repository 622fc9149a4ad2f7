package io.fairlead.web.rest;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.Rotation;
import io.fairlead.platform.workspace.Workspace;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the bodies about people's and agents' tokens have in common. */
final class TokenForms {

  private TokenForms() {}

  /** How a token gets its new secret. */
  record Overlap(
      @Schema(
              description = "How many hours the old secret goes on, 0 to 168; 0 where missing",
              example = "24")
          @Nullable Integer overlapHours) {

    Rotation rotation() {
      return new Rotation(
          Duration.ofHours(overlapHours == null ? 0 : overlapHours), new Rotation.End.Kept());
    }
  }

  /** Null for no end. */
  static @Nullable Duration validFor(@Nullable Integer days) {
    return days == null ? null : Duration.ofDays(days);
  }

  /**
   * The ids of the named workspaces; null for no limit.
   *
   * @param find those that the one who asks may name
   */
  static @Nullable Set<UUID> scope(
      @Nullable List<String> names, Function<String, Optional<Workspace>> find) {
    if (names == null) {
      return null;
    }
    Set<UUID> ids = new HashSet<>();
    for (String name : names) {
      ids.add(
          find.apply(String.valueOf(name))
              .map(Workspace::id)
              .orElseThrow(
                  () ->
                      new InvalidInput(
                          "workspaces",
                          "A token is for workspaces that are there, and yours.",
                          name,
                          "Take names from GET /api/v1/workspaces, or leave it out for all.")));
    }
    return ids;
  }
}
