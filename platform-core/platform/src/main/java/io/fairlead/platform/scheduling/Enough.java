package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.TrialState;
import io.fairlead.kernel.stopping.StoppingRule;
import io.fairlead.platform.study.StudyPlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finishes studies whose rule says that no further gain is expected. */
@Component
final class Enough {

  private static final int KEPT = 1_000;

  private final Closing closing;

  /** With how many ended trials a study was asked about last: only another one is news. */
  private final Map<UUID, Integer> asked =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Integer> eldest) {
              return size() > KEPT;
            }
          });

  Enough(Closing closing) {
    this.closing = closing;
  }

  /** Asks the rule of a study that runs; says whether it was finished. */
  boolean of(Search search) {
    StudyPlan plan = search.plan();
    StoppingRule rule = plan.definition().stop();
    History history = search.history();
    if (rule == null || history.searchedCount() >= plan.definition().trials()) {
      return false;
    }
    int ended = history.count(TrialState.ENDED);
    if (ended < rule.leastTrials() || Integer.valueOf(ended).equals(asked.put(plan.id(), ended))) {
      return false;
    }
    Optional<String> reason =
        rule.reason(plan.problem(), plan.sampler(), history, plan.definition().seed());
    reason.ifPresent(why -> closing.enough(search, why));
    return reason.isPresent();
  }
}
