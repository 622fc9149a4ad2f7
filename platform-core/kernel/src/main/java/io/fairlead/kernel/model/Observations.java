package io.fairlead.kernel.model;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
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
 * What a search has taught so far: trials that ended, in the order in which they did, and trials
 * that haven't.
 *
 * <p>A trial that was complete teaches its first objective. A pruned one teaches that it is among
 * the worse half, see {@link Lesson}; a failed one, or one whose objective isn't finite, that its
 * place is bad. A stopped one teaches nothing: a person or a budget ended it, not its merit. Nor
 * does a reference, which may lie outside of the space, also with what the space doesn't vary.
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
  private final Map<Integer, double[]> pending = new LinkedHashMap<>();
  private final List<Lesson> lessons = new ArrayList<>();
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
          pending.put(suggested.trial(), encoding.point(suggested.configuration()));
        }
      }
      case Ended ended -> end(ended);
      case SearchEvent.Reported _, SearchEvent.Resumed _ -> {}
    }
  }

  private void end(Ended ended) {
    double[] point = pending.remove(ended.trial());
    if (point == null) {
      return;
    }
    double objective = ended.objectives().getFirst();
    double loss = direction == Direction.MINIMIZE ? objective : -objective;
    Lesson.Kind kind =
        switch (ended.ending()) {
          case COMPLETE -> Double.isFinite(loss) ? Lesson.Kind.MEASURED : Lesson.Kind.BAD;
          case PRUNED -> Double.isFinite(loss) ? Lesson.Kind.AT_LEAST : Lesson.Kind.BAD;
          case FAILED -> Lesson.Kind.BAD;
          case STOPPED -> Lesson.Kind.NOTHING;
        };
    if (kind != Lesson.Kind.NOTHING) {
      lessons.add(new Lesson(ended.trial(), point, kind, loss + 0.0)); // makes -0.0 equal to 0.0
      measured += kind == Lesson.Kind.MEASURED ? 1 : 0;
    }
  }

  public Encoding encoding() {
    return encoding;
  }

  /** In the order of the trials' ends; a view that grows with the history. */
  public List<Lesson> lessons() {
    return Collections.unmodifiableList(lessons);
  }

  /** The points of trials that haven't ended, in the order in which they were suggested. */
  public List<double[]> pending() {
    return List.copyOf(pending.values());
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
