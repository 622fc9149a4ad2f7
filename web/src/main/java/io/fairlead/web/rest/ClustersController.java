package io.fairlead.web.rest;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.scheduling.Clusters;
import io.fairlead.platform.scheduling.Drain;
import io.fairlead.platform.scheduling.UsePoint;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.CurrentAccess;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Clusters: what they have and run, for those whose trials they run; admins drain and resume. */
@RestController
@Tag(name = "Clusters")
class ClustersController {

  private static final String ALL = Paths.V1 + "/clusters";
  private static final String OF_WORKSPACE = Paths.WORKSPACE + "/clusters";
  private static final int MOST_HOURS = 90 * 24;
  private static final int POINTS = 288;

  private final Clusters clusters;
  private final CurrentAccess access;
  private final Clock clock;

  ClustersController(Clusters clusters, CurrentAccess access, Clock clock) {
    this.clusters = clusters;
    this.access = access;
    this.clock = clock;
  }

  /** Clusters, by name. */
  record ClusterList(List<ClusterView> items) {}

  /** How much was in use, oldest first. */
  record UseList(List<UsePoint> items) {}

  /** What becomes of what runs. */
  record DrainForm(
      @Schema(
              example = "finish",
              allowableValues = {"finish", "pause"},
              description =
                  "finish: what runs goes on to its end; pause: it writes a checkpoint and goes on"
                      + " elsewhere")
          @Nullable String running) {}

  @GetMapping(OF_WORKSPACE)
  @Needs(Permission.READ)
  @Operation(summary = "The clusters that run trials of the workspace, with its own trials there")
  ClusterList ofWorkspace(@Parameter(hidden = true) Caller caller) {
    return new ClusterList(
        clusters.of(caller.workspaceId()).stream().map(ClusterView::of).toList());
  }

  @GetMapping(OF_WORKSPACE + "/{cluster}/use")
  @Needs(Permission.READ)
  @Operation(summary = "How much of a cluster was in use, in at most 288 points")
  UseList use(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String cluster,
      @RequestParam(defaultValue = "24") int hours) {
    UUID id = id(cluster);
    if (clusters.of(caller.workspaceId()).stream().noneMatch(it -> it.id().equals(id))) {
      throw new NotFound("cluster", cluster);
    }
    if (hours < 1 || hours > MOST_HOURS) {
      throw new InvalidInput(
          "hours",
          "Use is kept for %d hours.".formatted(MOST_HOURS),
          Integer.toString(hours),
          "Ask for 1 to %d.".formatted(MOST_HOURS));
    }
    Duration span = Duration.ofHours(hours);
    Duration least = hours > 24 ? Duration.ofHours(1) : Duration.ofMinutes(1);
    Duration width = span.dividedBy(POINTS);
    return new UseList(
        clusters.use(id, clock.instant().minus(span), width.compareTo(least) < 0 ? least : width));
  }

  @GetMapping(ALL)
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "All clusters, with what runs by workspace")
  ClusterList all() {
    return new ClusterList(clusters.all(access.get()).stream().map(ClusterView::of).toList());
  }

  @PostMapping(path = ALL + "/{cluster}/drain", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.ADMINISTER)
  @Operation(
      summary = "From now on the cluster takes no new trials",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = DrainForm.class))))
  @ApiResponse(responseCode = "204")
  ResponseEntity<Void> drain(@PathVariable String cluster, HttpServletRequest request)
      throws IOException {
    UUID id = id(cluster);
    String running = JsonBody.read(Body.read(request), DrainForm.class).running();
    clusters.drain(id, how(running == null ? "finish" : running), access.get());
    return ResponseEntity.noContent().build();
  }

  @PostMapping(ALL + "/{cluster}/resume")
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "The cluster takes new trials again")
  @ApiResponse(responseCode = "204")
  ResponseEntity<Void> resume(@PathVariable String cluster) {
    clusters.resume(id(cluster), access.get());
    return ResponseEntity.noContent().build();
  }

  private static Drain how(String word) {
    for (Drain each : Drain.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
        return each;
      }
    }
    throw new InvalidInput(
        "running", "What runs can finish or pause.", word, "Say 'finish' or 'pause'.");
  }

  private static UUID id(String cluster) {
    return Ids.parse(cluster).orElseThrow(() -> new NotFound("cluster", cluster));
  }
}
