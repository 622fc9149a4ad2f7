package io.fairlead.platform.study;

import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.StudyDefinition.PrunerChoice;
import io.fairlead.platform.trace.Traces;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Stores studies that run one finished trial again, as it was planned then: whatever became of
 * catalog and data set since. They are no searches, and no list of studies shows them.
 */
@Component
public class Repeats {

  private static final String NO_PRUNER = "none";
  private static final String MARK = "/replay-";

  private final StudyTable table;
  private final Traces traces;
  private final Clock clock;

  Repeats(StudyTable table, Traces traces, Clock clock) {
    this.table = table;
    this.traces = traces;
    this.clock = clock;
  }

  /** Whether what runs from this bundle is such a study. */
  public static boolean isOf(String bundle) {
    return bundle.contains(MARK);
  }

  /**
   * Stores the study; call inside a transaction of its workspace, and queue its trial there.
   *
   * <p>Its bundle is its own, so that a driver, which serves one bundle, is started for it anew.
   * Nothing prunes it: it runs for as long as the trial may, or to where it ended.
   *
   * @param original the study of the trial
   * @param number the trial's
   * @param until the step at which it ends; empty to let it complete
   */
  public StudyPlan store(StudyPlan original, UUID trial, int number, OptionalLong until, Actor by) {
    UUID id = Ids.next();
    String trace = traces.begin(id);
    Instant now = clock.instant();
    StudyDefinition of = original.definition();
    String name =
        "%s-%d-replay-%s"
            .formatted(
                table.find(original.id()).map(StudyTable.Row::name).orElse(of.trainer()),
                number,
                id.toString().substring(24));
    StudyDefinition definition =
        new StudyDefinition(
            name,
            of.dataset(),
            of.trainer(),
            of.parameters(),
            of.objectives(),
            of.sampler(),
            new PrunerChoice(NO_PRUNER, Map.of()),
            1,
            1,
            of.maxSteps(),
            of.seed(),
            of.resources());
    StudyPlan.Resolved as = original.resolved();
    StudyPlan.Resolved resolved =
        new StudyPlan.Resolved(
            as.space(),
            as.forbidden(),
            as.fixed(),
            as.dataset(),
            until.stream().boxed().toList(),
            as.bundle() + MARK + id,
            as.catalog(),
            as.exceptions(),
            null);
    table.insert(
        new StudyTable.Row(
            id,
            original.workspace(),
            name,
            definition,
            StudyState.QUEUED,
            null,
            now,
            by.name(),
            null,
            null,
            StudyFairness.NONE,
            trace,
            null,
            null),
        resolved);
    table.repeats(id, trial);
    traces.submitted(
        trace,
        id,
        now,
        Map.of("fairlead.study", id.toString(), "fairlead.replays", trial.toString()));
    return new StudyPlan(id, original.workspace(), definition, resolved, trace);
  }
}
