package io.fairlead.platform.study;

import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much a study counts where it competes with others of its workspace. */
@Component
final class Weights {

  static final double USUAL = 1;
  private static final double LEAST = 0.1;
  private static final double MOST = 10;

  private final StudyTable table;
  private final StudyListener listener;
  private final Events events;
  private final Changes changes;

  Weights(StudyTable table, StudyListener listener, Events events, Changes changes) {
    this.table = table;
    this.listener = listener;
    this.events = events;
    this.changes = changes;
  }

  /**
   * @throws InvalidInput unless it is from 0.1 to 10
   */
  static void check(double weight) {
    if (!(weight >= LEAST && weight <= MOST)) {
      throw new InvalidInput(
          "weight",
          "A study's weight lies between %s and %.0f: one with twice the weight counts what its"
                  .formatted(LEAST, MOST)
              + " trials tell twice.",
          Double.toString(weight),
          "Choose a number in that range; 1 is usual.");
    }
  }

  /** Sets the weight of a locked study, for a stated reason. */
  void set(StudyTable.Row study, double weight, @Nullable String reason, Actor by) {
    check(weight);
    String why = Rationale.of(reason);
    if (why == null) {
      throw new InvalidInput(
          "reason",
          "A study's weight is changed with a stated reason: others wait longer or shorter by it.",
          null,
          "Say why.");
    }
    double before = study.definition().weight();
    table.setWeight(study.id(), weight);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", study.name());
    data.put("from", before);
    data.put("to", weight);
    data.put("reason", why);
    events.append(
        "study.weighed",
        study.id(),
        by,
        Changed.data(data, Map.of("weight", before), Map.of("weight", weight)));
    listener.weighed(study.id(), weight);
    changes.studyChanged(study.workspace(), study.id());
  }
}
