package io.fairlead.web.rest;

import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.LogFilter;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** The decision log. */
@RestController
@Tag(name = "Decisions")
class DecisionsController {

  private static final String DECISIONS = Paths.WORKSPACE + "/decisions";
  private static final String KEY = "Idempotency-Key";
  private static final String LINES = "application/jsonl";
  private static final int AT_ONCE = 500;

  private final Decisions decisions;
  private final Once once;
  private final JsonMapper json;

  DecisionsController(Decisions decisions, Once once, JsonMapper json) {
    this.decisions = decisions;
    this.once = once;
    this.json = json;
  }

  @GetMapping(DECISIONS)
  @Needs(Permission.READ)
  @Operation(
      summary = "Entries of the decision log, newest first",
      description = "text searches in words; machine=true adds suggestions, prunes and pauses.")
  Paging<DecisionView> list(
      @Parameter(hidden = true) Caller caller,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String author,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(defaultValue = "false") boolean machine,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    return Paging.of(
        decisions.list(
            caller.workspaceId(), filter(type, author, text, machine), after, Paging.limit(limit)),
        entry -> DecisionView.of(caller, entry));
  }

  private static LogFilter filter(
      @Nullable String type, @Nullable String author, @Nullable String text, boolean machine) {
    return new LogFilter(type == null ? null : DecisionType.parse(type), author, text, machine);
  }

  @GetMapping(
      path = DECISIONS + "/export",
      produces = {LINES, MediaType.ALL_VALUE})
  @Needs(Permission.READ)
  @Operation(summary = "The entries that pass the filters, newest first, as JSON lines")
  ResponseEntity<StreamingResponseBody> export(
      @Parameter(hidden = true) Caller caller,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String author,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(defaultValue = "false") boolean machine) {
    LogFilter filter = filter(type, author, text, machine);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(LINES))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("decisions-%s.jsonl".formatted(caller.workspace().name()))
                .build()
                .toString())
        .body(
            out -> {
              @Nullable String after = null;
              do {
                Page<LogEntry> page = decisions.list(caller.workspaceId(), filter, after, AT_ONCE);
                for (LogEntry entry : page.items()) {
                  out.write(json.writeValueAsBytes(DecisionView.of(caller, entry)));
                  out.write('\n');
                }
                after = page.next();
              } while (after != null);
            });
  }

  @GetMapping(DECISIONS + "/{decision}")
  @Needs(Permission.READ)
  @Operation(summary = "One decision")
  DecisionView one(@Parameter(hidden = true) Caller caller, @PathVariable String decision) {
    return Ids.parse(decision)
        .flatMap(id -> decisions.find(caller.workspaceId(), id))
        .map(found -> DecisionView.of(caller, found))
        .orElseThrow(() -> new NotFound("decision", decision));
  }

  @PostMapping(path = DECISIONS, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.SIGN_DECISIONS)
  @Operation(
      summary = "Signs a decision, for good: a correction is a new one that supersedes it",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = DecisionForm.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = DecisionView.class)))
  ResponseEntity<byte[]> sign(
      @Parameter(hidden = true) Caller caller,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () ->
            DecisionView.of(
                caller,
                decisions.sign(
                    caller.workspaceId(),
                    JsonBody.read(body, DecisionForm.class).decision(),
                    caller.actor())));
  }
}
