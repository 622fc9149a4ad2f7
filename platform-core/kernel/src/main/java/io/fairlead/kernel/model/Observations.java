package io.fairlead.kernel.model;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a search has taught so far: trials that ended or reached a rung, and trials not heard of
 * yet.
 *
 * <p>A trial that was complete teaches its first objective. One that waits or trains on teaches
 * what its last report lets expect of a full training, see {@link Lesson.Kind#EXPECTED}, where
 * reports at that step foretell something. A pruned one teaches that it is among the worse half,
 * see {@link Lesson}; a failed one, or one whose objective isn't finite, that its place is bad. A
 * stopped one teaches nothing: a person or a budget ended it, not its merit. Nor does a reference,
 * which may lie outside of the space, also with what the space doesn't vary.
 */
public final class Observations implements Projection {

  private record Kind(SearchSpace space, Direction direction, int references)
      implements Projection.Kind<Observations> {
    @Override
    public Observations start() {
      return new Observations(this);
    }
  }

  private final Encoding encoding;
  private final Direction direction;
  private final int references;
  private final Set<Configuration> seen = new HashSet<>();
  private final Map<Integer, double[]> open = new LinkedHashMap<>();
  private final List<Heard> heard = new ArrayList<>();
  private List<Lesson> lessons = List.of();
  private int learned;
  private int measured;

  private Observations(Kind kind) {
    direction = kind.direction();
    references = kind.references();
    encoding = new Encoding(kind.space());
  }

  /** What {@code history} has taught about the first objective of {@code problem}. */
  public static Observations of(Problem problem, History history) {
    return history.project(
        new Kind(
            problem.space(), problem.objectives().getFirst().direction(), problem.references()));
  }

  @Override
  public void apply(SearchEvent event) {
    switch (event) {
      case Suggested suggested -> {
        seen.add(suggested.configuration());
        if (suggested.trial() >= references) {
          open.put(suggested.trial(), encoding.point(suggested.configuration()));
        }
      }
      case Ended ended -> end(ended);
      case Reported reported -> report(reported);
      case SearchEvent.Resumed _ -> {}
    }
  }

  private void report(Reported reported) {
    double[] point = open.get(reported.trial());
    if (point != null) {
      double loss = loss(reported.objectives());
      Lesson.Kind kind = Double.isFinite(loss) ? Lesson.Kind.EXPECTED : Lesson.Kind.BAD;
      hear(new Lesson(reported.trial(), point, kind, loss), reported.step());
    }
  }

  private void hear(Lesson lesson, long step) {
    heard.add(new Heard(lesson, step));
  }

  private double loss(List<Double> objectives) {
    double objective = objectives.getFirst();
    return (direction == Direction.MINIMIZE ? objective : -objective) + 0.0; // -0.0 becomes 0.0
  }

  private void end(Ended ended) {
    double[] point = open.remove(ended.trial());
    if (point == null) {
      return;
    }
    double loss = loss(ended.objectives());
    Lesson.Kind kind =
        switch (ended.ending()) {
          case COMPLETE -> Double.isFinite(loss) ? Lesson.Kind.MEASURED : Lesson.Kind.BAD;
          case PRUNED -> Double.isFinite(loss) ? Lesson.Kind.AT_LEAST : Lesson.Kind.BAD;
          case FAILED -> Lesson.Kind.BAD;
          case STOPPED -> Lesson.Kind.NOTHING;
        };
    if (kind != Lesson.Kind.NOTHING) {
      hear(new Lesson(ended.trial(), point, kind, loss), Heard.FULL);
      measured += kind == Lesson.Kind.MEASURED ? 1 : 0;
    }
  }

  public Encoding encoding() {
    return encoding;
  }

  /** One a trial that teaches, in the order in which it was last heard of; unmodifiable. */
  public List<Lesson> lessons() {
    if (learned != heard.size()) {
      lessons = lessons(heard.size());
      learned = heard.size();
    }
    return lessons;
  }

  /** How often a trial was heard of: at a rung or at its end. */
  public int heard() {
    return heard.size();
  }

  /** The lessons as they were when trials had been heard of {@code heard} times; unmodifiable. */
  public List<Lesson> lessons(int heard) {
    return Collections.unmodifiableList(Levels.lessons(this.heard.subList(0, heard)));
  }

  /**
   * The points of trials that haven't ended and don't teach yet, in the order in which they were
   * suggested.
   */
  public List<double[]> pending() {
    Set<Integer> teaching = new HashSet<>();
    for (Lesson each : lessons()) {
      if (each.kind() == Lesson.Kind.EXPECTED) {
        teaching.add(each.trial());
      }
    }
    return open.entrySet().stream()
        .filter(each -> !teaching.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** How many lessons are {@link Lesson.Kind#MEASURED}. */
  public int measured() {
    return measured;
  }

  /** Whether {@code configuration} was suggested before. */
  public boolean seen(Configuration configuration) {
    return seen.contains(configuration);
  }
}
