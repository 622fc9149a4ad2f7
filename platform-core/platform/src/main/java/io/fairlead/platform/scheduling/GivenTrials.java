package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.StudyPlan;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Queues trials that no sampler suggested. */
@Component
public class GivenTrials {

  private final Transactions transactions;
  private final Searches searches;
  private final TrialRows trials;
  private final QueueTable queue;
  private final OpenStudies open;
  private final Wakeup wakeup;
  private final TrialSpans spans;
  private final Clock clock;

  GivenTrials(
      Transactions transactions,
      Searches searches,
      TrialRows trials,
      QueueTable queue,
      OpenStudies open,
      Wakeup wakeup,
      TrialSpans spans,
      Clock clock) {
    this.transactions = transactions;
    this.searches = searches;
    this.trials = trials;
    this.queue = queue;
    this.open = open;
    this.wakeup = wakeup;
    this.spans = spans;
    this.clock = clock;
  }

  /**
   * Queues the only trial of a study that was stored in this transaction.
   *
   * @param parameters the varied ones and the fixed ones
   * @return the trial's id
   */
  public UUID queue(StudyPlan study, Map<String, Object> parameters, long seed, String rationale) {
    Search search = searches.open(study.workspace(), study.id());
    TrialRows.Suggested trial =
        new TrialRows.Suggested(
            Ids.next(),
            0,
            null,
            parameters,
            seed,
            new Explanation("replay", rationale),
            search.history().digest());
    search.append(new Suggested(0, varied(study, parameters)));
    Instant now = clock.instant();
    trials.insert(study, List.of(trial), now);
    searches.store(search);
    spans.suggested(study, trial, now, now);
    transactions.crossing(
        () -> {
          open.add(study.workspace(), study.id());
          queue.add(study, List.of(new QueueTable.Entry(trial.id(), false)), now);
          return true;
        });
    wakeup.afterCommit(study.workspace(), study.id());
    return trial.id();
  }

  private static Configuration varied(StudyPlan study, Map<String, Object> parameters) {
    Map<String, Object> varied = new LinkedHashMap<>();
    for (Parameter each : study.resolved().space()) {
      Object value = parameters.get(each.name());
      if (value != null) {
        varied.put(each.name(), value);
      }
    }
    return Configuration.of(varied);
  }
}
