package io.fairlead.web.rest;

import io.fairlead.platform.fairness.Audits;
import io.fairlead.platform.fairness.NewAudit;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.UUID;
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
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Fairness audits of uploaded predictions and of trials. */
@RestController
@Tag(name = "Fairness audits")
class AuditsController {

  private static final String AUDITS = Paths.WORKSPACE + "/audits";

  private final Audits audits;
  private final Once once;

  AuditsController(Audits audits, Once once) {
    this.audits = audits;
    this.once = once;
  }

  @GetMapping(AUDITS)
  @Needs(Permission.READ)
  @Operation(summary = "The fairness audits of a workspace, newest first")
  Paging<AuditHeader> list(
      @Parameter(hidden = true) Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    return Paging.of(
        audits.list(caller.workspaceId(), after, Paging.limit(limit)),
        audit -> AuditHeader.of(caller, audit));
  }

  @GetMapping(AUDITS + "/{audit}")
  @Needs(Permission.READ)
  @Operation(
      summary = "One audit with every figure in full precision, as /api/v1/schemas/audit.json says")
  AuditView one(@Parameter(hidden = true) Caller caller, @PathVariable String audit) {
    UUID id = Ids.parse(audit).orElseThrow(() -> new NotFound("audit", audit));
    return audits
        .find(caller.workspaceId(), id)
        .map(found -> AuditView.of(caller, found))
        .orElseThrow(() -> new NotFound("audit", audit));
  }

  @PostMapping(path = AUDITS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Needs(Permission.AUDIT_FAIRNESS)
  @Operation(
      summary = "Audits uploaded predictions (CSV or Arrow IPC), or those that a trial kept",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = AuditForm.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = AuditView.class)))
  ResponseEntity<byte[]> make(
      @Parameter(hidden = true) Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @Parameter(hidden = true) MultipartHttpServletRequest request)
      throws IOException, ServletException {
    try (AuditUpload upload = AuditUpload.of(request)) {
      NewAudit computed = upload.compute(audits, caller.workspaceId());
      return once.answer(
          new Once.Request(caller, key, request.getRequestURI(), upload.fingerprint()),
          HttpStatus.CREATED,
          () -> AuditView.of(caller, audits.store(caller.workspaceId(), computed, caller.actor())));
    }
  }
}
