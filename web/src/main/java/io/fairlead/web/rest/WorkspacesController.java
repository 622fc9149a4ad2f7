package io.fairlead.web.rest;

import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.web.security.CurrentAccess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The workspaces in which the token's person holds a role. */
@RestController
@Tag(name = "Workspaces")
class WorkspacesController {

  private final Workspaces workspaces;
  private final CurrentAccess access;

  WorkspacesController(Workspaces workspaces, CurrentAccess access) {
    this.workspaces = workspaces;
    this.access = access;
  }

  record View(
      UUID id, String name, String title, List<String> roles, Instant createdAt, String path) {

    static View of(Workspace workspace, Access access) {
      return new View(
          workspace.id(),
          workspace.name(),
          workspace.title(),
          access.rolesIn(workspace.id()).stream()
              .map(role -> role.name().toLowerCase(Locale.ROOT))
              .sorted()
              .toList(),
          workspace.createdAt(),
          Paths.workspace(workspace.name()));
    }
  }

  @GetMapping(Paths.V1 + "/workspaces")
  @Operation(summary = "The workspaces that the token's person belongs to, by name")
  Paging<View> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    int most = Paging.limit(limit);
    Access asking = access.get();
    List<Workspace> rest =
        workspaces.visibleTo(asking).stream()
            .filter(workspace -> after == null || workspace.name().compareTo(after) > 0)
            .limit(most + 1L)
            .toList();
    List<Workspace> page = rest.subList(0, Math.min(most, rest.size()));
    return new Paging<>(
        page.stream().map(workspace -> View.of(workspace, asking)).toList(),
        rest.size() > most ? page.getLast().name() : null);
  }

  @GetMapping(Paths.WORKSPACE)
  @Operation(summary = "One workspace, by name or id")
  View one(Caller caller) {
    return View.of(caller.workspace(), caller.access());
  }
}
