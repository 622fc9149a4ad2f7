package io.fairlead.platform.study;

import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.guardrail.FairnessWork;
import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sets what a study's trials are measured by, and asks for it; inside its transaction. */
@Component
final class MeasuredStudies {

  private final StudyTable table;
  private final Datasets datasets;
  private final FairnessWork work;
  private final Transactions transactions;
  private final Events events;
  private final Changes changes;
  private final Clock clock;

  MeasuredStudies(
      StudyTable table,
      Datasets datasets,
      FairnessWork work,
      Transactions transactions,
      Events events,
      Changes changes,
      Clock clock) {
    this.table = table;
    this.datasets = datasets;
    this.work = work;
    this.transactions = transactions;
    this.events = events;
    this.changes = changes;
    this.clock = clock;
  }

  /** A study that was just stored. */
  void begin(StudyTable.Row study) {
    if (!study.fairness().measures().isEmpty()) {
      ask(study);
    }
  }

  /** A study that is locked. */
  void set(
      StudyTable.Row study, List<FairnessMeasure> measures, @Nullable String reason, Actor by) {
    StudyFairness before = study.fairness();
    StudyFairness after = new StudyFairness(before.version() + 1, measures);
    String name = study.definition().dataset();
    Dataset dataset = name == null ? null : datasets.find(study.workspace(), name).orElse(null);
    FairnessCheck.check(measures, dataset);
    String why = Rationale.of(reason);
    if (why == null) {
      before.loosenedBy(measures).ifPresent(MeasuredStudies::refuse);
    }
    table.measure(study.id(), after);
    ask(study);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", study.name());
    data.put("measures", content(after));
    if (why != null) {
      data.put("reason", why);
    }
    events.append(
        "study.measured-by",
        study.id(),
        by,
        Changed.data(
            data, Map.of("measures", content(before)), Map.of("measures", content(after))));
    changes.studyChanged(study.workspace(), study.id());
  }

  private static void refuse(FairnessMeasure loosened) {
    throw new InvalidInput(
        "reason",
        "A guardrail is loosened or taken away with a stated reason.",
        "%s, %s".formatted(loosened.name(), loosened.limitWords()),
        "Say why, or keep the guardrail as it is.");
  }

  private static List<?> content(StudyFairness fairness) {
    return JsonMapper.shared().readValue(StudyJson.write(fairness.measures()), List.class);
  }

  private void ask(StudyTable.Row study) {
    transactions.crossing(
        () -> {
          work.add(study.id(), study.workspace(), clock.instant());
          return true;
        });
  }
}
