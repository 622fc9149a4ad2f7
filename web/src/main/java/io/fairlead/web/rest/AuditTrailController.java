package io.fairlead.web.rest;

import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.event.TrailFilter;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.CurrentAccess;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The chains of events, for whoever verifies them. */
@RestController
@Tag(name = "Audit")
class AuditTrailController {

  private static final String OF_WORKSPACE = Paths.WORKSPACE + "/audit";
  private static final String OF_INSTALLATION = Paths.V1 + "/audit";
  private static final String LINES = "application/jsonl";

  private final AuditTrail trail;
  private final CurrentAccess access;

  AuditTrailController(AuditTrail trail, CurrentAccess access) {
    this.trail = trail;
    this.access = access;
  }

  @GetMapping(OF_WORKSPACE)
  @Needs(Permission.AUDIT)
  @Operation(
      summary = "Events of the workspace, newest first",
      description = "kind is one such as study.paused, or what kinds begin with, such as study.")
  Paging<AuditEntryView> list(
      @Parameter(hidden = true) Caller caller,
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String until,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    TrailFilter filter = filter(actor, kind, from, until);
    return Paging.of(
        trail.list(caller.workspaceId(), filter, after, Paging.limit(limit)), AuditEntryView::of);
  }

  @GetMapping(OF_INSTALLATION)
  @Needs(Permission.AUDIT_INSTALLATION)
  @Operation(
      summary = "Events of the installation, newest first: sign-ins, people, workspaces, agents")
  Paging<AuditEntryView> listOfInstallation(
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String until,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    return Paging.of(
        trail.list(null, filter(actor, kind, from, until), after, Paging.limit(limit)),
        AuditEntryView::of);
  }

  private static TrailFilter filter(
      @Nullable String actor,
      @Nullable String kind,
      @Nullable String from,
      @Nullable String until) {
    return new TrailFilter(actor, kind, moment("from", from), moment("until", until));
  }

  private static @Nullable Instant moment(String field, @Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidInput(
          field,
          "A moment is written as in ISO 8601, in UTC.",
          text == null ? "" : text,
          "Write one like 2026-03-01T10:00:00Z.");
    }
  }

  @GetMapping(
      path = OF_WORKSPACE + "/export",
      produces = {LINES, MediaType.ALL_VALUE})
  @Needs(Permission.AUDIT)
  @Operation(
      summary = "The workspace's whole chain of events with its signed head, as JSON lines",
      description =
          "Waits until all that was committed before is sealed. ./fairlead verify checks it.")
  ResponseEntity<StreamingResponseBody> export(@Parameter(hidden = true) Caller caller) {
    return file(caller.workspaceId(), caller.workspace().name(), caller.actor());
  }

  @GetMapping(
      path = OF_WORKSPACE + "/head",
      produces = {LINES, MediaType.ALL_VALUE})
  @Needs(Permission.AUDIT)
  @Operation(summary = "The signed head of the workspace's chain, to be kept elsewhere")
  ResponseEntity<String> head(@Parameter(hidden = true) Caller caller) {
    return signed(caller.workspaceId());
  }

  @GetMapping(
      path = OF_WORKSPACE + "/key",
      produces = {"application/x-pem-file", MediaType.ALL_VALUE})
  @Needs(Permission.AUDIT)
  @Operation(summary = "The public key that heads are signed with, as PEM")
  ResponseEntity<String> key(@Parameter(hidden = true) Caller caller) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/x-pem-file"))
        .body(trail.publicKey());
  }

  @GetMapping(
      path = OF_INSTALLATION + "/export",
      produces = {LINES, MediaType.ALL_VALUE})
  @Needs(Permission.AUDIT_INSTALLATION)
  @Operation(
      summary = "The installation's own chain of events: sign-ins, people, workspaces, agents",
      description = "As the export of a workspace.")
  ResponseEntity<StreamingResponseBody> exportOfInstallation() {
    return file(null, "installation", access.get().actor().with(Permission.AUDIT_INSTALLATION));
  }

  @GetMapping(
      path = OF_INSTALLATION + "/head",
      produces = {LINES, MediaType.ALL_VALUE})
  @Needs(Permission.AUDIT_INSTALLATION)
  @Operation(summary = "The signed head of the installation's chain, to be kept elsewhere")
  ResponseEntity<String> headOfInstallation() {
    return signed(null);
  }

  private ResponseEntity<StreamingResponseBody> file(
      @Nullable UUID workspace, String name, Actor by) {
    AuditTrail.Export export = trail.export(workspace, by);
    String file = "audit-%s-%d.jsonl".formatted(name, export.head().head().sequence());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(LINES))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file).build().toString())
        .body(export::writeTo);
  }

  private ResponseEntity<String> signed(@Nullable UUID workspace) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(LINES))
        .body(trail.head(workspace).line() + "\n");
  }
}
