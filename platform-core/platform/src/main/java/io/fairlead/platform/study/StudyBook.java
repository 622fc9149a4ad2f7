package io.fairlead.platform.study;

import io.fairlead.kernel.racing.Outcome;
import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What those who run studies need: plans, of which only the number of trials and the weight change,
 * and states.
 */
@Component
public class StudyBook {

  private static final int KEPT_PLANS = 1_000;

  private final StudyTable table;
  private final Events events;
  private final Changes changes;
  private final Clock clock;
  private final Map<UUID, StudyPlan> plans =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, StudyPlan> eldest) {
              return size() > KEPT_PLANS;
            }
          });

  StudyBook(StudyTable table, Events events, Changes changes, Clock clock) {
    this.table = table;
    this.events = events;
    this.changes = changes;
    this.clock = clock;
  }

  /** The plan of a study; call inside a transaction of its workspace. */
  public StudyPlan plan(UUID workspace, UUID study) {
    StudyPlan known = plans.get(study);
    if (known != null && known.workspace().equals(workspace)) {
      return known;
    }
    StudyPlan read = table.plan(study).orElseThrow(() -> new NotFound("study", study.toString()));
    plans.put(study, read);
    return read;
  }

  /** The plan of a locked study, with as many trials and the weight that it has now. */
  public StudyPlan plan(UUID workspace, Locked row) {
    StudyPlan known = plan(workspace, row.id());
    StudyDefinition definition = known.definition();
    if (definition.trials() == row.trials() && definition.weight() == row.weight()) {
      return known;
    }
    plans.remove(row.id());
    return plan(workspace, row.id());
  }

  /** The plan of a study with as many trials as it has now; what can't be seen isn't found. */
  public StudyPlan now(UUID study) {
    return table.plan(study).orElseThrow(() -> new NotFound("study", study.toString()));
  }

  /** Locks a study's row until the end of the transaction. */
  public Locked lock(UUID study) {
    return table.lock(study).orElseThrow(() -> new NotFound("study", study.toString()));
  }

  /** Whether a study waits for its first slot. */
  public boolean isQueued(UUID study) {
    return table.isIn(study, StudyState.QUEUED);
  }

  /** Says how long the history of a locked study is now. */
  public void setEvents(UUID study, long length) {
    table.setEvents(study, length);
  }

  /**
   * Changes the state of a locked study, with its event.
   *
   * @param verb what happened, such as {@code finished}
   * @param problem why, when it FAILED or FINISHED early
   * @throws StudyStateConflict unless the table of changes has it
   */
  public void change(
      StudyPlan plan, StudyState to, String verb, @Nullable String problem, Actor by) {
    change(plan, to, verb, problem == null ? Map.of() : Map.of("reason", problem), problem, by);
  }

  /**
   * Finishes a locked study, with its event.
   *
   * @param early why before its last trial; null when it wasn't
   * @param race what came of its race; empty when it had none
   */
  public void finish(StudyPlan plan, @Nullable String early, Optional<Outcome> race) {
    Map<String, String> why = new LinkedHashMap<>();
    if (early != null) {
      why.put("reason", early);
    }
    race.ifPresent(
        it -> {
          why.put("conclusion", it.sentence());
          table.conclude(plan.id(), it.sentence(), it.best());
        });
    change(plan, StudyState.FINISHED, "finished", why, early, Actor.PLATFORM);
  }

  /**
   * Lets a locked study that runs start no more trials than it has, with its event: what follows is
   * its race.
   *
   * @param reason kept until it ends
   */
  public void shorten(StudyPlan plan, int trials, String reason) {
    table.setTrials(plan.id(), trials);
    table.conclude(plan.id(), reason, OptionalInt.empty());
    events.append(
        "study.shortened",
        plan.id(),
        Actor.PLATFORM,
        Map.of("trials", trials, "planned", plan.definition().trials(), "reason", reason));
    changes.studyChanged(plan.workspace(), plan.id());
  }

  /** What is known to have come of a study; empty while nothing is. */
  public Optional<String> conclusion(UUID study) {
    return table.find(study).map(StudyTable.Row::conclusion);
  }

  /** The same, done by someone who says why. */
  void decide(StudyPlan plan, StudyState to, String verb, String rationale, Actor by) {
    change(plan, to, verb, Map.of("rationale", rationale), null, by);
  }

  private void change(
      StudyPlan plan,
      StudyState to,
      String verb,
      Map<String, String> why,
      @Nullable String problem,
      Actor by) {
    Locked now = lock(plan.id());
    StudyStateChanges.check(now.name(), now.state(), to);
    table.change(plan.id(), to, problem, clock.instant());
    Map<String, Object> data = new LinkedHashMap<>(why);
    data.put("name", now.name());
    data.put("from", now.state());
    data.put("to", to);
    events.append(
        "study." + verb.toLowerCase(Locale.ROOT),
        plan.id(),
        by,
        Changed.data(
            data,
            Map.of("name", now.name(), "state", now.state()),
            Map.of("name", now.name(), "state", to)));
    changes.studyChanged(plan.workspace(), plan.id());
  }

  /**
   * Lets a locked study start more trials, with its event; one that is over goes on.
   *
   * @return its plan from now on
   */
  StudyPlan extend(UUID workspace, Locked now, int trials, String rationale, Actor by) {
    table.setTrials(now.id(), trials);
    table.conclude(now.id(), null, OptionalInt.empty());
    StudyState to = now.state();
    if (to.isOver()) {
      to = now.started() ? StudyState.RUNNING : StudyState.QUEUED;
      StudyStateChanges.check(now.name(), now.state(), to);
      table.change(now.id(), to, null, clock.instant());
    }
    events.append(
        "study.extended",
        now.id(),
        by,
        Changed.data(
            Map.of(
                "name",
                now.name(),
                "from",
                now.state(),
                "to",
                to,
                "trials",
                trials,
                "more",
                trials - now.trials(),
                "rationale",
                rationale),
            Map.of("name", now.name(), "state", now.state(), "trials", now.trials()),
            Map.of("name", now.name(), "state", to, "trials", trials)));
    changes.studyChanged(workspace, now.id());
    plans.remove(now.id());
    return plan(workspace, now.id());
  }

  /**
   * A study's row while it is locked.
   *
   * @param events the length of its history
   * @param trials how many trials it may start
   * @param weight how much it counts where it competes with others
   */
  public record Locked(
      UUID id,
      String name,
      StudyState state,
      boolean started,
      long events,
      int trials,
      double weight) {}
}
