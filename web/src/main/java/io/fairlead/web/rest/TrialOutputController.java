package io.fairlead.web.rest;

import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.metrics.Metrics;
import io.fairlead.platform.metrics.Metrics.LogLine;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.Trials;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.AlsoForGuests;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a trial printed and left behind. */
@RestController
@Tag(name = "Trials")
class TrialOutputController {

  private final Trials trials;
  private final Metrics metrics;
  private final Artifacts artifacts;
  private final TrialLookup lookup;
  private final AuditTrail trail;

  TrialOutputController(
      Trials trials, Metrics metrics, Artifacts artifacts, TrialLookup lookup, AuditTrail trail) {
    this.trials = trials;
    this.metrics = metrics;
    this.artifacts = artifacts;
    this.lookup = lookup;
    this.trail = trail;
  }

  @GetMapping(TrialsController.TRIAL + "/logs")
  @AlsoForGuests
  @Needs(Permission.READ)
  @Operation(summary = "Log lines of a trial, oldest first, optionally those that contain a text")
  Paging<LogLine> logs(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String trial,
      @RequestParam(required = false) @Nullable String containing,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    Trial found = lookup.find(caller, trial);
    long offset = offset(after);
    Metrics.LogPage page =
        metrics.logs(caller.workspaceId(), found.id(), containing, offset, Paging.limit(limit));
    long end = offset + page.lines().size();
    return new Paging<>(page.lines(), end < page.total() ? Long.toString(end) : null);
  }

  private static long offset(@Nullable String after) {
    if (after == null) {
      return 0;
    }
    if (!after.matches("\\d{1,15}")) {
      throw new InvalidInput(
          "after", "A page continues where 'next' says.", after, "Give the 'next' of a page.");
    }
    return Long.parseLong(after);
  }

  @GetMapping(TrialsController.TRIAL + "/artifacts/{digest}")
  @Needs(Permission.READ)
  @Operation(summary = "An artifact of a trial: checkpoint, model or predictions")
  ResponseEntity<Resource> artifact(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String trial,
      @PathVariable String digest)
      throws IOException {
    Trial found = lookup.find(caller, trial);
    Artifacts.Artifact artifact =
        trials.attempts(caller.workspaceId(), found.id()).stream()
            .flatMap(attempt -> artifacts.of(caller.workspaceId(), attempt.id()).stream())
            .filter(each -> each.digest().equals(digest))
            .findFirst()
            .orElseThrow(() -> new NotFound("artifact", digest));
    InputStream bytes =
        artifacts
            .open(caller.workspaceId(), digest)
            .orElseThrow(() -> new NotFound("artifact", digest));
    trail.accessed(
        "artifact.fetched",
        caller.workspaceId(),
        found.id(),
        caller.actor(),
        Map.of("name", artifact.name(), "digest", digest));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .contentLength(artifact.bytes())
        .eTag('"' + digest + '"')
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(artifact.name()).build().toString())
        .body(new InputStreamResource(bytes));
  }
}
