package io.fairlead.web.ui.trial;

import io.fairlead.platform.metrics.Metrics.Curve;
import io.fairlead.platform.metrics.Metrics.MetricSummary;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.trial.Attempt;
import io.fairlead.platform.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what the trial page shows. */
record TrialReader(TrialServices services, UUID workspace, UUID id) {

  private static final int MOST_METRICS = 12;
  private static final int BUCKETS = 300;

  /** All that moves on the page; {@code curves} in the order of {@code summaries}. */
  record Reading(
      Trial trial,
      List<Attempt> attempts,
      Map<String, String> environment,
      List<MetricSummary> summaries,
      List<Curve> curves) {}

  Optional<Trial> trial() {
    return services.trials().find(workspace, id);
  }

  Reading read() {
    Trial trial = trial().orElseThrow(() -> new NotFound("trial", id.toString()));
    List<Attempt> attempts = services.trials().attempts(workspace, id);
    String digest =
        attempts.reversed().stream()
            .flatMap(attempt -> Optional.ofNullable(attempt.environment()).stream())
            .findFirst()
            .orElse("");
    List<MetricSummary> summaries =
        services.metrics().summaries(workspace, id).stream().limit(MOST_METRICS).toList();
    List<Curve> curves = new ArrayList<>();
    for (MetricSummary summary : summaries) {
      curves.addAll(services.metrics().curves(workspace, List.of(id), summary.metric(), BUCKETS));
    }
    return new Reading(
        trial,
        attempts,
        digest.isEmpty() ? Map.of() : services.trials().environment(workspace, digest),
        summaries,
        curves);
  }
}
