package io.fairlead.platform.search;

import io.fairlead.kernel.importance.Fanova;
import io.fairlead.kernel.importance.Importance;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.platform.study.StudyPlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Insights from stored histories. */
@Component
final class StoredInsights implements Insights {

  private static final Logger LOG = LoggerFactory.getLogger(StoredInsights.class);
  private static final int KEPT = 64;

  /** Models are asked again when there is a tenth more to learn from. */
  private static final double NEWS = 1.1;

  private final Histories histories;
  private final Background background;
  private final Map<UUID, Told> told =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Told> eldest) {
              return size() > KEPT;
            }
          });

  StoredInsights(Histories histories, Background insight) {
    this.histories = histories;
    this.background = insight;
  }

  /** What was, or is about to be, told of a history. */
  private record Told(
      String digest, int complete, int planned, CompletableFuture<Prospects> prospects) {

    boolean isGoodFor(Learnt now) {
      boolean few = now.complete() < NEWS * complete && !now.over();
      return planned == now.plan().definition().trials() && (digest.equals(now.digest()) || few);
    }
  }

  /** What there is to learn from. */
  private record Learnt(
      StudyPlan plan, String digest, int complete, boolean over, List<SearchEvent> events) {

    static Learnt of(StudyPlan plan, History history) {
      return new Learnt(
          plan,
          history.digest(),
          complete(history),
          history.searchedCount() >= plan.definition().trials(),
          List.copyOf(history.events()));
    }

    private static int complete(History history) {
      return (int)
          history.trials().stream()
              .filter(
                  each ->
                      each.ended().map(Ended::ending).filter(Ending.COMPLETE::equals).isPresent())
              .count();
    }
  }

  @Override
  public Ladder ladder(UUID workspace, UUID study) {
    return histories.look(workspace, study, Climb::of);
  }

  @Override
  public Prospects prospects(UUID workspace, UUID study) {
    Learnt now = histories.look(workspace, study, Learnt::of);
    return told.compute(
            study,
            (id, before) ->
                before != null && before.isGoodFor(now)
                    ? before
                    : new Told(
                        now.digest(),
                        now.complete(),
                        now.plan().definition().trials(),
                        background.start(() -> tell(now))))
        .prospects()
        .join();
  }

  private static Prospects tell(Learnt now) {
    Problem problem = now.plan().problem();
    History history = History.of(now.events()); // the other one goes on growing
    long seed = now.plan().definition().seed();
    int left = Math.max(0, problem.maxTrials() - history.searchedCount());
    return new Prospects(
        now.complete(),
        left,
        left == 0 ? Optional.empty() : outlook(now.plan(), problem, history, seed),
        importance(problem, history, seed));
  }

  private static Optional<Outlook> outlook(
      StudyPlan plan, Problem problem, History history, long seed) {
    try {
      return plan.sampler().outlook(problem, history, seed);
    } catch (RuntimeException e) {
      LOG.warn("What is left to gain could not be told for study {}", plan.id(), e);
      return Optional.empty();
    }
  }

  private static List<Importance> importance(Problem problem, History history, long seed) {
    try {
      return Fanova.of(problem, history, seed).parameters();
    } catch (IllegalArgumentException tooFew) {
      return List.of();
    }
  }
}
