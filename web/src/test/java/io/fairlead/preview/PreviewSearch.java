package io.fairlead.preview;

import io.fairlead.kernel.importance.Importance;
import io.fairlead.kernel.search.Alternative;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.Forecast;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.platform.scheduling.StudyTurn;
import io.fairlead.platform.scheduling.StudyTurns;
import io.fairlead.platform.search.Insights;
import io.fairlead.platform.search.Ladder;
import io.fairlead.platform.search.Prospects;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Explanations;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What simulated studies would know of their searches. */
@Component
final class PreviewSearch implements Explanations, Insights, StudyTurns {

  private final World world;

  PreviewSearch(World world) {
    this.world = world;
  }

  private SimulatedStudy simulated(UUID workspace, UUID study) {
    return world.studies(workspace).stream()
        .filter(each -> each.id().equals(study))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> near(Map<String, Object> parameters, double factor) {
    Map<String, Object> near = new LinkedHashMap<>(parameters);
    near.replaceAll((name, value) -> value instanceof Double number ? number * factor : value);
    return near;
  }

  @Override
  public StudyTurn of(UUID workspace, UUID study) {
    return new StudyTurn(1, 0.214, 34.2, 2, 3, 6);
  }

  @Override
  public Optional<Explanation> of(UUID workspace, UUID study, int number) {
    Trial trial = simulated(workspace, study).trial(number, world.clock().instant());
    return Optional.of(
        new Explanation(
            "gp",
            "The most improvement is expected here, given 38 trials; 9 of them settled what"
                + " learning_rate does.",
            0.214,
            34.2,
            Optional.of(new Forecast(0.8043, 0.7911, 0.8175, 0.00318)),
            List.of(
                new Alternative(Configuration.of(near(trial.parameters(), 0.8)), 0.8021, 0.0029),
                new Alternative(Configuration.of(near(trial.parameters(), 0.3)), 0.7907, 0.0011))));
  }

  @Override
  public Optional<Explained> last(UUID workspace, UUID study) {
    SimulatedStudy simulated = simulated(workspace, study);
    Instant now = world.clock().instant();
    return simulated.numbers(now).stream()
        .max(Integer::compare)
        .map(number -> simulated.trial(number, now))
        .map(
            trial ->
                new Explained(
                    trial.id(),
                    trial.number(),
                    trial.parameters(),
                    of(workspace, study, trial.number()).orElseThrow()));
  }

  @Override
  public Ladder ladder(UUID workspace, UUID study) {
    Study now = simulated(workspace, study).asOf(world.clock().instant());
    int complete = now.counts().getOrDefault(TrialState.COMPLETE, 0);
    int pruned = now.counts().getOrDefault(TrialState.PRUNED, 0);
    return new Ladder(
        List.of(
            new Ladder.Rung(10, complete + pruned, pruned / 4, complete + pruned / 2, pruned / 4),
            new Ladder.Rung(30, complete + pruned / 2, 0, complete, pruned / 2)),
        100,
        complete);
  }

  @Override
  public Prospects prospects(UUID workspace, UUID study) {
    Study now = simulated(workspace, study).asOf(world.clock().instant());
    int complete = now.counts().getOrDefault(TrialState.COMPLETE, 0);
    int left = now.definition().trials() - now.counts().values().stream().mapToInt(i -> i).sum();
    if (complete < Prospects.FEWEST) {
      return new Prospects(complete, left, Optional.empty(), List.of());
    }
    return new Prospects(
        complete,
        left,
        left == 0 ? Optional.empty() : Optional.of(new Outlook(0.0041, 0.0002, 0.0113)),
        List.of(
            new Importance(List.of("learning_rate"), 0.46, 0.31, 0.58),
            new Importance(List.of("num_leaves"), 0.17, 0.08, 0.29),
            new Importance(List.of("feature_fraction"), 0.06, 0.01, 0.14),
            new Importance(List.of("min_data_in_leaf"), 0.01, 0, 0.04)));
  }
}
