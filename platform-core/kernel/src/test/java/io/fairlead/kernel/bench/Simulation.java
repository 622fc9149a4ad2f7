package io.fairlead.kernel.bench;

import io.fairlead.kernel.bench.Trainings.Progress;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Resumed;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.TrialState;
import io.fairlead.kernel.search.Verdict;
import io.fairlead.kernel.space.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * A search of several workers as it would go, without its trainings: workers reach rungs in the
 * order of the surrogate's times. A promoted trial trains on from where it waits.
 */
final class Simulation {

  /**
   * How a search is made and when it is over.
   *
   * @param workers trials that train at once; ≥ 1
   * @param round if positive, workers idle after every so many trials until all of them are
   *     through: successive halving that begins nothing beside a cohort
   * @param trials at most
   * @param steps at most, in all trials together
   * @param target accuracy of a full training that ends the search
   */
  record Plan(
      Sampler sampler,
      Pruner pruner,
      int workers,
      int round,
      int trials,
      long steps,
      double target) {}

  private record Arrival(double seconds, int order, int trial) implements Comparable<Arrival> {
    @Override
    public int compareTo(Arrival other) {
      int byTime = Double.compare(seconds, other.seconds);
      return byTime != 0 ? byTime : Integer.compare(order, other.order);
    }
  }

  private static final class Training {
    private final List<Progress> curve;
    private int stop;

    private Training(List<Progress> curve) {
      this.curve = curve;
    }

    private Progress next() {
      return curve.get(stop);
    }

    private Progress last() {
      return stop == 0 ? new Progress(0, Double.NaN, 0) : curve.get(stop - 1);
    }
  }

  private final Trainings trainings;
  private final Plan plan;
  private final long seed;
  private final Problem problem;
  private final List<Long> stops;
  private final History history = History.empty();
  private final List<Training> started = new ArrayList<>();
  private final PriorityQueue<Arrival> arrivals = new PriorityQueue<>();
  private final List<Trace.Point> points = new ArrayList<>();
  private double now;
  private int scheduled;
  private long trained;
  private double complete = Double.NEGATIVE_INFINITY;
  private double observed = Double.NEGATIVE_INFINITY;

  private Simulation(Trainings trainings, Plan plan, long seed) {
    this.trainings = trainings;
    this.plan = plan;
    this.seed = seed;
    problem = trainings.problem(plan.trials());
    stops =
        Stream.concat(
                plan.pruner().rungs(problem.maxSteps()).stream(), Stream.of(problem.maxSteps()))
            .toList();
  }

  static Trace run(Trainings trainings, Plan plan, long seed) {
    return new Simulation(trainings, plan, seed).run();
  }

  private Trace run() {
    while (complete < plan.target() && trained < plan.steps()) {
      while (arrivals.size() < plan.workers() && start()) {
        // workers are given something to do
      }
      Arrival next = arrivals.poll();
      if (next == null) {
        break;
      }
      now = next.seconds();
      arrive(next.trial());
    }
    return new Trace(points);
  }

  /** Whether there was something to start. */
  private boolean start() {
    OptionalInt waiting = plan.pruner().resume(problem, history);
    if (waiting.isPresent()) {
      history.append(new Resumed(waiting.getAsInt()));
      schedule(waiting.getAsInt());
      return true;
    }
    int trial = history.trialCount();
    boolean roundIsOver =
        plan.round() == 0 || trial % plan.round() != 0 || history.count(TrialState.RUNNING) == 0;
    if (trial >= plan.trials() || !roundIsOver) {
      return false;
    }
    Configuration next = plan.sampler().suggest(problem, history, seed).configuration();
    history.append(new Suggested(trial, next));
    started.add(new Training(trainings.train(next, stops)));
    schedule(trial);
    return true;
  }

  private void schedule(int trial) {
    Training training = started.get(trial);
    double takes = training.next().seconds() - training.last().seconds();
    arrivals.add(new Arrival(now + takes, scheduled++, trial));
  }

  private void arrive(int trial) {
    Training training = started.get(trial);
    Progress at = training.next();
    trained += at.step() - training.last().step();
    training.stop++;
    boolean full = at.step() == problem.maxSteps();
    note(at.accuracy(), full);
    List<Double> objectives = List.of(at.accuracy());
    if (full) {
      end(trial, Ending.COMPLETE, at);
      return;
    }
    Report report = new Report(trial, at.step(), objectives, List.of());
    Verdict verdict = plan.pruner().judge(problem, history, report);
    history.append(report.judged(verdict));
    switch (verdict) {
      case CONTINUE -> schedule(trial);
      case WAIT -> {}
      case END -> end(trial, Ending.PRUNED, at);
    }
  }

  private void end(int trial, Ending ending, Progress at) {
    history.append(
        new Ended(trial, ending, at.step(), List.of(at.accuracy()), List.of(), at.seconds()));
  }

  private void note(double accuracy, boolean full) {
    boolean better = accuracy > observed || (full && accuracy > complete);
    observed = Math.max(observed, accuracy);
    complete = full ? Math.max(complete, accuracy) : complete;
    if (better) {
      points.add(new Trace.Point(trained, now, complete, observed));
    }
  }
}
