package io.fairlead.web.ui.trial;

import io.fairlead.platform.artifact.Artifacts.Artifact;
import io.fairlead.platform.metrics.Metrics.Curve;
import io.fairlead.platform.metrics.Metrics.MetricSummary;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.trial.Attempt;
import io.fairlead.platform.trial.Trial;
import io.fairlead.protocol.message.ArtifactKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what the trial page shows. */
record TrialReader(TrialServices services, UUID workspace, UUID id, String objective) {

  private static final int MOST_METRICS = 12;
  private static final int BUCKETS = 300;
  private static final int MOST_ARTIFACTS = 50;

  /** All that moves on the page; {@code curves} in the order of {@code summaries}. */
  record Reading(
      Trial trial,
      List<Attempt> attempts,
      Map<String, String> environment,
      List<Artifact> artifacts,
      List<MetricSummary> summaries,
      List<Curve> curves) {}

  /** Of all its attempts, what matters at the end first. */
  private List<Artifact> artifacts(List<Attempt> attempts) {
    return attempts.stream()
        .flatMap(attempt -> services.artifacts().of(workspace, attempt.id()).stream())
        .distinct()
        .sorted(Comparator.comparingInt(artifact -> importance(artifact.kind())))
        .limit(MOST_ARTIFACTS)
        .toList();
  }

  /** The objective first, then what was measured on rows that it didn't learn from. */
  private int place(String metric) {
    return metric.equals(objective) ? 0 : metric.startsWith("validation") ? 1 : 2;
  }

  private static int importance(ArtifactKind kind) {
    return switch (kind) {
      case MODEL -> 0;
      case PREDICTIONS -> 1;
      case OTHER -> 2;
      case CHECKPOINT -> 3;
    };
  }

  Reading read() {
    Trial trial =
        services
            .trials()
            .find(workspace, id)
            .orElseThrow(() -> new NotFound("trial", id.toString()));
    List<Attempt> attempts = services.trials().attempts(workspace, id);
    String digest =
        attempts.reversed().stream()
            .flatMap(attempt -> Optional.ofNullable(attempt.environment()).stream())
            .findFirst()
            .orElse("");
    List<MetricSummary> summaries =
        services.metrics().summaries(workspace, id).stream()
            .sorted(Comparator.comparingInt(summary -> place(summary.metric())))
            .limit(MOST_METRICS)
            .toList();
    List<Curve> curves = new ArrayList<>();
    for (MetricSummary summary : summaries) {
      curves.addAll(services.metrics().curves(workspace, List.of(id), summary.metric(), BUCKETS));
    }
    return new Reading(
        trial,
        attempts,
        digest.isEmpty() ? Map.of() : services.trials().environment(workspace, digest),
        artifacts(attempts),
        summaries,
        curves);
  }
}
