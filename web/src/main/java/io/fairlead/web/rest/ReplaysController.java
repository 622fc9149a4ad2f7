package io.fairlead.web.rest;

import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.replay.Replays;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Trials that run again. */
@RestController
@Tag(name = "Lineage")
class ReplaysController {

  private static final String OF_TRIAL = TrialsController.TRIAL + "/replays";

  private final Replays replays;
  private final TrialLookup trials;
  private final Once once;

  ReplaysController(Replays replays, TrialLookup trials, Once once) {
    this.replays = replays;
    this.trials = trials;
    this.once = once;
  }

  @GetMapping(OF_TRIAL)
  @Needs(Permission.READ)
  @Operation(summary = "The replays of a trial, newest first, with what each showed")
  List<ReplayView> list(@Parameter(hidden = true) Caller caller, @PathVariable String trial) {
    return replays.of(caller.workspaceId(), trials.find(caller, trial).id()).stream()
        .map(replay -> ReplayView.of(caller, replay))
        .toList();
  }

  @GetMapping(Paths.WORKSPACE + "/replays/{replay}")
  @Needs(Permission.READ)
  @Operation(summary = "One replay with its verdict, once it ended")
  ReplayView one(@Parameter(hidden = true) Caller caller, @PathVariable String replay) {
    return Ids.parse(replay)
        .flatMap(id -> replays.find(caller.workspaceId(), id))
        .map(found -> ReplayView.of(caller, found))
        .orElseThrow(() -> new NotFound("replay", replay));
  }

  @PostMapping(path = OF_TRIAL, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.REPLAY)
  @Operation(
      summary = "Runs a finished trial again from its record, in a process of its own",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = ReplayForm.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ReplayView.class)))
  ResponseEntity<byte[]> request(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String trial,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () ->
            ReplayView.of(
                caller,
                replays.request(
                    caller.workspaceId(),
                    trials.find(caller, trial).id(),
                    JsonBody.read(body, ReplayForm.class).toleranceOrUsual(),
                    caller.actor())));
  }
}
