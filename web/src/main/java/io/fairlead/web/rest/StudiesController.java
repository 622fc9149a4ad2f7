package io.fairlead.web.rest;

import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.scheduling.StudyTurns;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.AlsoForGuests;
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
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Studies: submitted as definitions, then paused, resumed, stopped, extended. */
@RestController
@Tag(name = "Studies")
class StudiesController {

  static final String STUDIES = Paths.WORKSPACE + "/studies";
  private static final String KEY = "Idempotency-Key";

  private final Studies studies;
  private final StudyTurns turns;
  private final Once once;

  StudiesController(Studies studies, StudyTurns turns, Once once) {
    this.studies = studies;
    this.turns = turns;
    this.once = once;
  }

  @GetMapping(STUDIES)
  @Needs(Permission.READ)
  @Operation(summary = "The studies of a workspace, newest first")
  Paging<StudyView> list(
      @Parameter(hidden = true) Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    return Paging.of(
        studies.list(caller.workspaceId(), after, Paging.limit(limit)),
        study -> StudyView.of(caller, study));
  }

  @GetMapping(STUDIES + "/{study}")
  @AlsoForGuests
  @Needs(Permission.READ)
  @Operation(summary = "One study with its trials by state and the best of them, by name or id")
  StudyView one(@Parameter(hidden = true) Caller caller, @PathVariable String study) {
    return StudyView.of(caller, find(caller, study));
  }

  @PostMapping(path = STUDIES, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.RUN_STUDIES)
  @Operation(summary = "Checks a definition and starts the study")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = StudyView.class)))
  ResponseEntity<byte[]> submit(
      @Parameter(hidden = true) Caller caller,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () ->
            StudyView.of(
                caller,
                studies.submit(caller.workspaceId(), StudyJson.read(body), caller.actor())));
  }

  @PostMapping(STUDIES + "/{study}/pause")
  @Needs(Permission.RUN_STUDIES)
  @Operation(summary = "Running trials pause at their next step; nothing new starts")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StudyView.class)))
  ResponseEntity<byte[]> pause(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String study,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    return change(caller, study, key, request, studies::pause);
  }

  @PostMapping(STUDIES + "/{study}/resume")
  @Needs(Permission.RUN_STUDIES)
  @Operation(summary = "A paused study goes on")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StudyView.class)))
  ResponseEntity<byte[]> resume(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String study,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    return change(caller, study, key, request, studies::resume);
  }

  /** Why a study is stopped. */
  record StopForm(
      @Schema(example = "No trial of the last forty came near the best")
          @Nullable String rationale) {}

  @PostMapping(STUDIES + "/{study}/stop")
  @Needs(Permission.RUN_STUDIES)
  @Operation(
      summary =
          "Running trials end at their next step, for good; only extending the study starts others",
      description = "A body may say why, as {\"rationale\": \"…\"}; the decision log keeps it.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StudyView.class)))
  ResponseEntity<byte[]> stop(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String study,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    String text = new String(body, StandardCharsets.UTF_8);
    String rationale = text.isBlank() ? null : JsonBody.read(body, StopForm.class).rationale();
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.OK,
        () ->
            StudyView.of(
                caller,
                studies.stop(
                    caller.workspaceId(), find(caller, study).id(), rationale, caller.actor())));
  }

  @PutMapping(path = STUDIES + "/{study}/fairness", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.RUN_STUDIES)
  @Operation(
      summary = "Sets what a study's trials are measured by between groups, from now on",
      description =
          "{\"fairness\": […], \"reason\": \"…\"}: fairness as in a study's definition; a reason is"
              + " needed to loosen a guardrail or to take it away.")
  StudyView measure(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String study,
      HttpServletRequest request)
      throws IOException {
    StudyJson.NewMeasures wanted = StudyJson.readMeasures(Body.read(request));
    return StudyView.of(
        caller,
        studies.measure(
            caller.workspaceId(),
            find(caller, study).id(),
            wanted.measures(),
            wanted.reason(),
            caller.actor()));
  }

  @GetMapping(STUDIES + "/{study}/turn")
  @Needs(Permission.READ)
  @Operation(
      summary =
          "What a study's next trial is worth, and when its turn comes among the studies of its"
              + " workspace that compete for places")
  TurnView turn(@Parameter(hidden = true) Caller caller, @PathVariable String study) {
    return TurnView.of(turns.of(caller.workspaceId(), find(caller, study).id()));
  }

  @PutMapping(path = STUDIES + "/{study}/weight", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.WEIGH_STUDIES)
  @Operation(
      summary = "Sets how much a study counts where it competes with others of its workspace",
      description = "{\"weight\": 2, \"reason\": \"…\"}: from 0.1 to 10; a reason is needed.")
  StudyView weigh(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String study,
      HttpServletRequest request)
      throws IOException {
    StudyJson.NewWeight wanted = StudyJson.readWeight(Body.read(request));
    return StudyView.of(
        caller,
        studies.weigh(
            caller.workspaceId(),
            find(caller, study).id(),
            wanted.weight(),
            wanted.reason(),
            caller.actor()));
  }

  @PostMapping(path = STUDIES + "/{study}/extend", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.RUN_STUDIES)
  @Operation(
      summary =
          "Lets the study run more trials with the same history and seed, also when it is FINISHED"
              + " or STOPPED",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = ExtensionForm.class))))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StudyView.class)))
  ResponseEntity<byte[]> extend(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String study,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    ExtensionForm wanted = JsonBody.read(body, ExtensionForm.class);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.OK,
        () ->
            StudyView.of(
                caller,
                studies.extend(
                    caller.workspaceId(),
                    find(caller, study).id(),
                    wanted.given(),
                    wanted.rationale(),
                    caller.actor())));
  }

  private interface Change {
    Study of(UUID workspace, UUID study, Actor by);
  }

  private ResponseEntity<byte[]> change(
      Caller caller, String study, @Nullable String key, HttpServletRequest request, Change change)
      throws IOException {
    byte[] body = Body.read(request);
    Body.none(body);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.OK,
        () ->
            StudyView.of(
                caller, change.of(caller.workspaceId(), find(caller, study).id(), caller.actor())));
  }

  private Study find(Caller caller, String study) {
    return studies
        .find(caller.workspaceId(), study)
        .orElseThrow(() -> new NotFound("study", study));
  }
}
