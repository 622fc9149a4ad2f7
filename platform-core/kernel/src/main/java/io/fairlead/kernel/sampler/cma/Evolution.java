package io.fairlead.kernel.sampler.cma;

import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.model.Lesson;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Verdict;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where the strategy stands after a history. Every trial is drawn from the distribution of its
 * moment; as many that ended as make a generation, of whichever, change the distribution. One that
 * waits at a rung counts as pruned, and again if it is promoted and ends.
 */
final class Evolution implements Projection {

  /** How often a draw that was tried before is drawn again, ever wider. */
  private static final int REDRAWS = 64;

  /** Deviations below it, of the unit interval, have converged. */
  private static final double TINY = 1e-7;

  private static final double SKEWED = 1e7;

  /** A run ends with generations that, in a row, brought nothing better. */
  private static final int STALE = 10;

  private record Kind(SearchSpace space, Direction direction, int references, long seed)
      implements Projection.Kind<Evolution> {
    @Override
    public Evolution start() {
      return new Evolution(this);
    }
  }

  private record Child(Member member, Lesson.Kind kind, double loss) {}

  /**
   * What to try next.
   *
   * @param redraws how many before it were tried already
   */
  record Next(Configuration configuration, Member member, int redraws) {}

  private final Kind kind;
  private final Encoding encoding;
  private final Layout layout;
  private final Set<Configuration> seen = new HashSet<>();
  private final Map<Integer, Member> pending = new HashMap<>();
  private final Set<Integer> waited = new HashSet<>();
  private final List<Child> children = new ArrayList<>();
  private Distribution distribution;
  private @Nullable Next next;
  private int restarts;
  private int redrawn;
  private int stale;
  private double best = Double.POSITIVE_INFINITY;

  private Evolution(Kind kind) {
    this.kind = kind;
    encoding = new Encoding(kind.space());
    layout = Layout.of(encoding);
    int n = layout.numbers().length;
    double[] middle = new double[n];
    Arrays.fill(middle, 0.5);
    distribution = new Distribution(encoding, layout, population(), middle);
  }

  static Evolution of(Problem problem, History history, long seed) {
    return history.project(
        new Kind(
            problem.space(),
            problem.objectives().getFirst().direction(),
            problem.references(),
            seed));
  }

  private int population() {
    int dimensions = Math.max(1, layout.numbers().length + layout.choices().length);
    return Rates.population(dimensions) << Math.min(restarts, 6);
  }

  Distribution distribution() {
    return distribution;
  }

  int restarts() {
    return restarts;
  }

  /** For trial number {@code trial}; its configuration may have been tried, if all near were. */
  Next next(int trial) {
    Next known = next;
    if (known == null) {
      known = draw(Seeds.generator(kind.seed(), "sampler.cmaes", trial));
      next = known;
    }
    return known;
  }

  boolean seen(Configuration configuration) {
    return seen.contains(configuration);
  }

  private Next draw(RandomGenerator random) {
    for (int i = 0; ; i++) {
      Member member = distribution.draw((double) i / REDRAWS, random);
      Configuration configuration = encoding.configuration(layout.point(encoding, member));
      if (i == REDRAWS || !seen.contains(configuration)) {
        return new Next(configuration, member, i);
      }
    }
  }

  @Override
  public void apply(SearchEvent event) {
    switch (event) {
      case Suggested suggested -> {
        if (suggested.trial() >= kind.references()) {
          Next drawn = next(suggested.trial());
          redrawn += drawn.redraws() > 0 ? 1 : 0;
          double[] point = encoding.point(suggested.configuration());
          pending.put(suggested.trial(), layout.at(encoding, point, drawn.member()));
        }
        seen.add(suggested.configuration());
        next = null;
      }
      case Ended ended -> {
        Member member = pending.remove(ended.trial());
        if (member != null) {
          end(member, ended);
        }
      }
      case SearchEvent.Reported report -> {
        Member member = pending.get(report.trial());
        if (member != null && report.verdict() == Verdict.WAIT && waited.add(report.trial())) {
          add(child(member, report.objectives(), Lesson.Kind.AT_LEAST));
        }
      }
      case SearchEvent.Resumed _ -> {}
    }
  }

  private void end(Member member, Ended ended) {
    switch (ended.ending()) {
      case COMPLETE -> add(child(member, ended.objectives(), Lesson.Kind.MEASURED));
      case FAILED -> add(new Child(member, Lesson.Kind.BAD, 0));
      case PRUNED -> {
        if (!waited.contains(ended.trial())) {
          add(child(member, ended.objectives(), Lesson.Kind.AT_LEAST));
        }
      }
      case STOPPED -> {}
    }
  }

  private Child child(Member member, List<Double> objectives, Lesson.Kind known) {
    double objective = objectives.getFirst();
    double loss = kind.direction() == Direction.MINIMIZE ? objective : -objective;
    return Double.isFinite(loss)
        ? new Child(member, known, loss)
        : new Child(member, Lesson.Kind.BAD, 0);
  }

  private void add(Child child) {
    children.add(child);
    if (children.size() < distribution.population()) {
      return;
    }
    children.sort(Comparator.comparing(Child::kind).thenComparingDouble(Child::loss));
    Child first = children.getFirst();
    boolean better = first.kind() == Lesson.Kind.MEASURED && first.loss() < best;
    best = better ? first.loss() : best;
    stale = better ? 0 : stale + 1;
    distribution.learn(children.stream().map(Child::member).toList());
    boolean known = redrawn >= distribution.population();
    children.clear();
    redrawn = 0;
    next = null;
    int patience = STALE + 30 * encoding.dimensions() / distribution.population();
    if (known || stale > patience || distribution.hasConverged(TINY, SKEWED)) {
      restart();
    }
  }

  /** Anew from a random place with twice the population (Auger and Hansen, IPOP, 2005). */
  private void restart() {
    restarts++;
    stale = 0;
    best = Double.POSITIVE_INFINITY;
    RandomGenerator random = Seeds.generator(kind.seed(), "sampler.cmaes.restart", restarts);
    double[] start = random.doubles(layout.numbers().length).toArray();
    distribution = new Distribution(encoding, layout, population(), start);
  }
}
