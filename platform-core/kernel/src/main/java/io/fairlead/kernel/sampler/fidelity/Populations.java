package io.fairlead.kernel.sampler.fidelity;

import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.sampler.fidelity.Population.Member;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The populations of all fidelities after a history, and the next child of one of them. */
final class Populations implements Projection {

  private static final int SIZE = 10;
  private static final int FEWEST_PARENTS = 4;

  /** F and CR of the paper. */
  private static final double SCALE = 0.5;

  private static final double CROSSOVER = 0.5;
  private static final int REDRAWS = 32;

  private record Kind(Problem problem, long seed) implements Projection.Kind<Populations> {
    @Override
    public Populations start() {
      return new Populations(this);
    }
  }

  /**
   * A trial on its way.
   *
   * @param level the fidelity it was made for, by number
   * @param slot of its parent there; negative if it has none
   */
  record Child(double[] genes, Configuration configuration, int level, int slot) {}

  private final Problem problem;
  private final long seed;
  private final Encoding encoding;
  private final List<Long> levels;
  private final List<Population> populations = new ArrayList<>();
  private final int[] children;
  private final Set<Configuration> seen = new HashSet<>();
  private final Map<Integer, Child> pending = new HashMap<>();
  private Optional<Child> next = Optional.empty();
  private boolean bred;

  private Populations(Kind kind) {
    problem = kind.problem();
    seed = kind.seed();
    encoding = new Encoding(problem.space());
    levels = Ladder.levels(problem);
    levels.forEach(_ -> populations.add(new Population(SIZE)));
    children = new int[levels.size()];
  }

  static Populations of(Problem problem, History history, long seed) {
    return history.project(new Kind(problem, seed));
  }

  long step(Child child) {
    return levels.get(child.level());
  }

  /** The child that trial number {@code trial} is; empty while there are no parents. */
  Optional<Child> next(int trial) {
    if (!bred) {
      next = breed(trial);
      bred = true;
    }
    return next;
  }

  private Optional<Child> breed(int trial) {
    int level = level(trial);
    Population own = populations.get(level);
    List<Member> parents = parents(level);
    if (parents.size() < FEWEST_PARENTS) {
      return Optional.empty();
    }
    RandomGenerator random = Seeds.generator(seed, "sampler.dehb", trial);
    int slot = own.isFull() ? children[level] % SIZE : -1;
    for (int i = 0; i < REDRAWS; i++) {
      Member target =
          slot < 0 ? parents.get(Seeds.below(parents.size(), random)) : own.member(slot);
      double[] genes = child(target, parents, random);
      Configuration configuration = encoding.configuration(genes);
      if (!seen.contains(configuration)) {
        return Optional.of(new Child(genes, configuration, level, slot));
      }
    }
    return Optional.empty();
  }

  /** Of its own fidelity and the best of the next lower one at which there are some. */
  private List<Member> parents(int level) {
    List<Member> parents = new ArrayList<>(populations.get(level).members());
    for (int below = level - 1; below >= 0; below--) {
      List<Member> best = populations.get(below).best(SIZE / 2);
      if (!best.isEmpty()) {
        parents.addAll(best);
        return parents;
      }
    }
    return parents;
  }

  /** Mutation best/1, greedier than the paper's rand/1, and binomial crossover (Storn, 1997). */
  private static double[] child(Member target, List<Member> parents, RandomGenerator random) {
    List<Member> others = new ArrayList<>(parents);
    others.remove(target);
    Seeds.shuffle(others, random);
    double[] a = Collections.min(others, Comparator.comparingDouble(Member::loss)).genes();
    double[] b = others.get(1).genes();
    double[] c = others.get(2).genes();
    double[] genes = target.genes().clone();
    int always = Seeds.below(genes.length, random);
    for (int i = 0; i < genes.length; i++) {
      if (i == always || random.nextDouble() < CROSSOVER) {
        double mutant = a[i] + SCALE * (b[i] - c[i]);
        genes[i] = mutant >= 0 && mutant < 1 ? mutant : random.nextDouble();
      }
    }
    return genes;
  }

  private int level(int trial) {
    return levels.indexOf(Ladder.hyperband(problem.maxSteps()).firstJudged(problem, trial));
  }

  @Override
  public void apply(SearchEvent event) {
    if (event instanceof Suggested suggested) {
      if (suggested.trial() >= problem.references()) {
        suggested(suggested);
      }
      seen.add(suggested.configuration());
      bred = false;
      return;
    }
    Child child = pending.get(event.trial());
    if (child == null) {
      return;
    }
    if (event instanceof Reported report) {
      arrive(child, levels.indexOf(report.step()), report.objectives().getFirst());
    } else if (event instanceof Ended ended) {
      pending.remove(ended.trial());
      if (ended.ending() == Ending.COMPLETE) {
        arrive(child, levels.size() - 1, ended.objectives().getFirst());
      }
    }
  }

  private void suggested(Suggested suggested) {
    int trial = suggested.trial();
    double[] point = encoding.point(suggested.configuration());
    RandomGenerator random = Seeds.generator(seed, "sampler.dehb.idle", trial);
    Optional<Child> child = next(trial);
    double[] genes =
        child
            .map(each -> each.genes().clone())
            .orElseGet(() -> random.doubles(point.length).toArray());
    for (int i = 0; i < point.length; i++) {
      boolean same =
          Double.isNaN(point[i]) || Math.abs(encoding.axis(i).snap(genes[i]) - point[i]) < 1e-9;
      genes[i] = same ? genes[i] : point[i];
    }
    int level = level(trial);
    boolean own =
        child.map(each -> each.configuration().equals(suggested.configuration())).orElse(false);
    int slot = own ? child.map(Child::slot).orElse(-1) : -1;
    children[level] += slot < 0 ? 0 : 1;
    pending.put(trial, new Child(genes, suggested.configuration(), level, slot));
  }

  private void arrive(Child child, int level, double objective) {
    if (level < 0 || !Double.isFinite(objective)) {
      return;
    }
    boolean minimize = problem.objectives().getFirst().direction() == Direction.MINIMIZE;
    Member member = new Member(child.genes(), minimize ? objective : -objective);
    if (child.slot() >= 0 && child.level() == level) {
      populations.get(level).challenge(child.slot(), member);
    } else {
      populations.get(level).join(member);
    }
    bred = false;
  }
}
