package io.fairlead.web.rest;

import io.fairlead.platform.catalog.Approvals;
import io.fairlead.platform.catalog.Catalog;
import io.fairlead.platform.catalog.EntryVersion;
import io.fairlead.platform.catalog.VersionDiff;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The approved hyperparameters of a workspace, and the life of their versions. */
@RestController
@Tag(name = "Catalog")
class CatalogController {

  private static final String CATALOG = Paths.WORKSPACE + "/catalog";
  private static final String ENTRY = CATALOG + "/{trainer}/{name}";
  private static final String VERSION = CATALOG + "/versions/{version}";
  private static final String KEY = "Idempotency-Key";

  private final Catalog catalog;
  private final Approvals approvals;
  private final Once once;

  CatalogController(Catalog catalog, Approvals approvals, Once once) {
    this.catalog = catalog;
    this.approvals = approvals;
    this.once = once;
  }

  @GetMapping(CATALOG)
  @Needs(Permission.READ)
  @Operation(summary = "What is approved now, by trainer and in the order of its parameters")
  Paging<EntryView> list(
      @Parameter(hidden = true) Caller caller,
      @RequestParam(required = false) @Nullable String trainer) {
    List<String> trainers =
        trainer == null ? catalog.trainers(caller.workspaceId()) : List.of(trainer);
    return new Paging<>(
        trainers.stream()
            .flatMap(each -> catalog.entries(caller.workspaceId(), each).stream())
            .map(EntryView::of)
            .toList(),
        null);
  }

  @GetMapping(CATALOG + "/proposals")
  @Needs(Permission.READ)
  @Operation(summary = "The workspace's proposals that wait to be decided about, oldest first")
  Paging<VersionView> waiting(@Parameter(hidden = true) Caller caller) {
    return versions(caller, approvals.waiting(caller.workspaceId()));
  }

  @GetMapping(ENTRY + "/versions")
  @Needs(Permission.READ)
  @Operation(summary = "Every version of an entry: the workspace's, then the installation's")
  Paging<VersionView> versions(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String trainer,
      @PathVariable String name) {
    List<EntryVersion> found = approvals.versions(caller.workspaceId(), trainer, name);
    if (found.isEmpty()) {
      throw new NotFound("entry of the catalog", trainer + " " + name);
    }
    return versions(caller, found);
  }

  private static Paging<VersionView> versions(Caller caller, List<EntryVersion> found) {
    return new Paging<>(found.stream().map(each -> VersionView.of(caller, each)).toList(), null);
  }

  @GetMapping(VERSION)
  @Needs(Permission.READ)
  @Operation(summary = "One version of an entry")
  VersionView one(@Parameter(hidden = true) Caller caller, @PathVariable String version) {
    return VersionView.of(caller, find(caller, version));
  }

  @GetMapping(VERSION + "/diff/{other}")
  @Needs(Permission.READ)
  @Operation(summary = "What the other version says differently, field by field")
  Paging<VersionDiff.Change> diff(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String version,
      @PathVariable String other) {
    return new Paging<>(VersionDiff.between(find(caller, version), find(caller, other)), null);
  }

  @PostMapping(path = ENTRY + "/versions", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.PROPOSE)
  @Operation(
      summary = "Proposes the next version of an entry, or the first of a new one",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = ProposalForm.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = VersionView.class)))
  ResponseEntity<byte[]> propose(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String trainer,
      @PathVariable String name,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () -> {
          ProposalForm form = JsonBody.read(body, ProposalForm.class);
          return VersionView.of(
              caller,
              approvals.propose(
                  caller.workspaceId(),
                  form.where(),
                  form.proposal(trainer, name),
                  caller.access()));
        });
  }

  @PostMapping(path = VERSION + "/approve", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.APPROVE_CATALOG)
  @Operation(summary = "Approves a version that someone else proposed; from now on it is in force")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VersionView.class)))
  ResponseEntity<byte[]> approve(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String version,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    return decide(
        caller,
        version,
        key,
        request,
        (id, form) ->
            approvals.approve(caller.workspaceId(), id, form.givenOrNone(), caller.access()));
  }

  @PostMapping(path = VERSION + "/reject", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.APPROVE_CATALOG)
  @Operation(summary = "Rejects a version that waits, with a reason")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VersionView.class)))
  ResponseEntity<byte[]> reject(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String version,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    return decide(
        caller,
        version,
        key,
        request,
        (id, form) -> approvals.reject(caller.workspaceId(), id, form.given(), caller.access()));
  }

  @PostMapping(path = VERSION + "/deprecate", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.APPROVE_CATALOG)
  @Operation(summary = "Deprecates the version in force, with a reason and a replacement")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VersionView.class)))
  ResponseEntity<byte[]> deprecate(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String version,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    return decide(
        caller,
        version,
        key,
        request,
        (id, form) ->
            approvals.deprecate(
                caller.workspaceId(), id, form.given(), form.inPlace(), caller.access()));
  }

  private ResponseEntity<byte[]> decide(
      Caller caller,
      String version,
      @Nullable String key,
      HttpServletRequest request,
      BiFunction<UUID, ReasonForm, EntryVersion> decision)
      throws IOException {
    byte[] body = Body.read(request);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.OK,
        () ->
            VersionView.of(
                caller, decision.apply(find(caller, version).id(), ReasonForm.read(body))));
  }

  private EntryVersion find(Caller caller, String version) {
    return Ids.parse(version)
        .flatMap(id -> approvals.find(caller.workspaceId(), id))
        .orElseThrow(() -> new NotFound("version of the catalog", version));
  }
}
