package io.fairlead.web.rest;

import io.fairlead.platform.metrics.MetricExport;
import io.fairlead.platform.metrics.Metrics;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.AlsoForGuests;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The metrics of a trial: every point, summaries, and curves for charts. */
@RestController
@Tag(name = "Metrics")
class MetricsController {

  private static final long EXPORT_MEMORY = 64L << 20;
  private static final int MOST_BUCKETS = 5_000;
  private static final String METRICS = TrialsController.TRIAL + "/metrics";

  private final Metrics metrics;
  private final TrialLookup lookup;
  private final BufferAllocator memory = new RootAllocator();

  MetricsController(Metrics metrics, TrialLookup lookup) {
    this.metrics = metrics;
    this.lookup = lookup;
  }

  @PreDestroy
  void close() {
    memory.close();
  }

  @GetMapping(
      path = METRICS,
      produces = {
        "application/vnd.apache.arrow.stream",
        MediaType.APPLICATION_JSON_VALUE,
        "text/csv",
        MediaType.ALL_VALUE
      })
  @AlsoForGuests
  @Needs(Permission.READ)
  @Operation(
      summary = "Every point of a trial: attempt, step, metric, value, time",
      description =
          "format: arrow, json or csv. The trial's series is each attempt's up to the checkpoint from"
              + " which the next one started; attempts=all gives all that was ever acknowledged.")
  ResponseEntity<StreamingResponseBody> points(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String trial,
      @RequestParam(defaultValue = "json") String format,
      @RequestParam(required = false) @Nullable String attempts) {
    Trial found = lookup.find(caller, trial);
    MetricExport export = export(format);
    boolean all = everyAttempt(attempts);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(export.mediaType()))
        .body(
            out -> {
              try (BufferAllocator part = memory.newChildAllocator("metrics", 0, EXPORT_MEMORY);
                  ArrowReader points = metrics.read(caller.workspaceId(), found.id(), all, part)) {
                export.write(points, out);
              }
            });
  }

  private static MetricExport export(String format) {
    try {
      return MetricExport.valueOf(format.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "format", "Metrics come as arrow, json or csv.", format, "Choose one of these.");
    }
  }

  private static boolean everyAttempt(@Nullable String attempts) {
    if (attempts == null || attempts.equals("all")) {
      return attempts != null;
    }
    throw new InvalidInput(
        "attempts", "The one value is 'all'.", attempts, "Leave it out for the trial's series.");
  }

  @GetMapping(METRICS + "/summaries")
  @AlsoForGuests
  @Needs(Permission.READ)
  @Operation(summary = "Count, last, smallest and largest value of each metric of a trial")
  Paging<Metrics.MetricSummary> summaries(
      @Parameter(hidden = true) Caller caller, @PathVariable String trial) {
    Trial found = lookup.find(caller, trial);
    return new Paging<>(metrics.summaries(caller.workspaceId(), found.id()), null);
  }

  @GetMapping(METRICS + "/curve")
  @AlsoForGuests
  @Needs(Permission.READ)
  @Operation(summary = "One metric of a trial in at most so many buckets, for a chart")
  Metrics.Curve curve(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String trial,
      @RequestParam String metric,
      @RequestParam(defaultValue = "500") int buckets) {
    if (buckets < 1 || buckets > MOST_BUCKETS) {
      throw new InvalidInput(
          "buckets",
          "A curve has 1 to %d buckets.".formatted(MOST_BUCKETS),
          Integer.toString(buckets),
          "One a pixel is enough.");
    }
    Trial found = lookup.find(caller, trial);
    return metrics.curves(caller.workspaceId(), List.of(found.id()), metric, buckets).getFirst();
  }
}
