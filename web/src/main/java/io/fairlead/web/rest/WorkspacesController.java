package io.fairlead.web.rest;

import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.web.security.CurrentAccess;
import io.fairlead.web.security.Needs;
import io.fairlead.web.security.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The workspaces in which the token's person holds a role; an admin sees all. */
@RestController
@Tag(name = "Workspaces")
class WorkspacesController {

  private final Workspaces workspaces;
  private final Administration administration;
  private final CurrentAccess access;
  private final OnceForAdmins once;

  WorkspacesController(
      Workspaces workspaces,
      Administration administration,
      CurrentAccess access,
      OnceForAdmins once) {
    this.workspaces = workspaces;
    this.administration = administration;
    this.access = access;
    this.once = once;
  }

  /** What is to be made. */
  record NewWorkspace(
      @Schema(example = "credit", description = "Small letters, digits, hyphens; unique")
          @Nullable String name,
      @Schema(example = "Credit risk", description = "The name where this is missing")
          @Nullable String title,
      @Schema(
              example = "manager",
              description = "The role that you take in it; none where this is missing")
          @Nullable String role) {}

  record WorkspaceView(
      UUID id, String name, String title, List<String> roles, Instant createdAt, String path)
      implements Once.Identified {

    static WorkspaceView of(Workspace workspace, Access access) {
      return of(workspace, access.rolesIn(workspace.id()));
    }

    static WorkspaceView of(Workspace workspace, Set<Role> roles) {
      return new WorkspaceView(
          workspace.id(),
          workspace.name(),
          workspace.title(),
          roles.stream().map(Role::word).sorted().toList(),
          workspace.createdAt(),
          Paths.workspace(workspace.name()));
    }
  }

  @GetMapping(Paths.V1 + "/workspaces")
  @OpenTo(OpenTo.Whom.SIGNED_IN)
  @Operation(summary = "The workspaces that the token's person belongs to, an admin's all, by name")
  Paging<WorkspaceView> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    int most = Paging.limit(limit);
    Access asking = access.get();
    List<Workspace> rest =
        workspaces.knownTo(asking).stream()
            .filter(workspace -> after == null || workspace.name().compareTo(after) > 0)
            .limit(most + 1L)
            .toList();
    List<Workspace> page = rest.subList(0, Math.min(most, rest.size()));
    return new Paging<>(
        page.stream().map(workspace -> WorkspaceView.of(workspace, asking)).toList(),
        rest.size() > most ? page.getLast().name() : null);
  }

  @PostMapping(path = Paths.V1 + "/workspaces", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.ADMINISTER)
  @Operation(
      summary = "Makes a workspace with the approved catalog",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = NewWorkspace.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = WorkspaceView.class)))
  ResponseEntity<byte[]> create(
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    Access asking = access.get();
    UUID id = Ids.next();
    return once.answer(
        new OnceForAdmins.Request(asking, key, request.getRequestURI(), body),
        id,
        HttpStatus.CREATED,
        () -> create(id, JsonBody.read(body, NewWorkspace.class), asking));
  }

  private WorkspaceView create(UUID id, NewWorkspace form, Access asking) {
    String name = JsonBody.required("name", form.name());
    Role own = form.role() == null ? null : Role.parse("role", form.role());
    Workspace made =
        administration.createWorkspace(
            id, name, form.title() == null ? name : form.title(), own, asking);
    return WorkspaceView.of(made, own == null ? Set.of() : Set.of(own));
  }

  @GetMapping(Paths.WORKSPACE)
  @Needs(Permission.SEE)
  @Operation(summary = "One workspace, by name or id")
  WorkspaceView one(Caller caller) {
    return WorkspaceView.of(caller.workspace(), caller.access());
  }
}
