package io.fairlead.web.rest;

import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.search.SuggestionReplays;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A study's suggestions: made again, and compared. */
@RestController
@Tag(name = "Studies")
class SuggestionsController {

  private static final String REPLAY = StudiesController.STUDIES + "/{study}/suggestions/replay";

  private final Studies studies;
  private final SuggestionReplays replays;
  private final Once once;
  private final Clock clock;

  SuggestionsController(Studies studies, SuggestionReplays replays, Once once, Clock clock) {
    this.studies = studies;
    this.replays = replays;
    this.once = once;
    this.clock = clock;
  }

  @GetMapping(REPLAY)
  @Needs(Permission.READ)
  @Operation(summary = "The newest replay of a study's suggestions: how far it is, what came out")
  SuggestionReplayView last(@Parameter(hidden = true) Caller caller, @PathVariable String study) {
    return replays
        .last(caller.workspaceId(), find(caller, study).id())
        .map(found -> SuggestionReplayView.of(caller, found, clock.instant()))
        .orElseThrow(() -> new NotFound("replay of the suggestions of study", study));
  }

  @PostMapping(REPLAY)
  @Needs(Permission.REPLAY)
  @Operation(
      summary =
          "Makes every suggestion and every verdict of a study again in the background, and"
              + " compares them with what was stored",
      description = "Nothing is trained. While one runs, another request gets the same one.")
  @ApiResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = SuggestionReplayView.class)))
  ResponseEntity<byte[]> request(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String study,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    Body.none(body);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.ACCEPTED,
        () ->
            SuggestionReplayView.of(
                caller,
                replays.request(caller.workspaceId(), find(caller, study).id(), caller.actor()),
                clock.instant()));
  }

  private Study find(Caller caller, String study) {
    return studies
        .find(caller.workspaceId(), study)
        .orElseThrow(() -> new NotFound("study", study));
  }
}
