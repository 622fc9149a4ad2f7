package io.fairlead.kernel.pruner;

import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.sampler.RandomSampler;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Resumed;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.search.TrialState;
import io.fairlead.kernel.search.Verdict;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/**
 * A search on a few workers of unequal speed, in simulated time: learning curves fall towards a
 * final loss between 0 and 1 that the configuration decides.
 */
final class SimulatedSearch {

  private static final long SEED = 11;

  private record Arrival(double time, int trial, long step) {}

  final History history = History.empty();
  long stepsTrained;

  private Problem problem;
  private final Pruner pruner;
  private Sampler sampler = new RandomSampler();
  private long seed = SEED;
  private final int hanging;
  private final PriorityQueue<Arrival> arrivals =
      new PriorityQueue<>(
          Comparator.comparingDouble(Arrival::time).thenComparingInt(Arrival::trial));
  private int free;
  private double now;

  /**
   * @param hanging a trial that takes its worker and never reports; none if negative
   */
  SimulatedSearch(Pruner pruner, int trials, long maxSteps, int workers, int hanging) {
    this.pruner = pruner;
    this.hanging = hanging;
    problem = problem(trials, maxSteps, Direction.MINIMIZE);
    free = workers;
  }

  static Problem problem(int trials, long maxSteps, Direction direction) {
    var space =
        new SearchSpace(List.of(new Parameter("quality", new FloatDomain(0, 1, Scale.LINEAR))));
    return new Problem(space, List.of(new Objective("loss", direction)), maxSteps, trials);
  }

  Problem problem() {
    return problem;
  }

  SimulatedSearch withReferences(int references) {
    problem =
        new Problem(
            problem.space(),
            problem.objectives(),
            problem.maxSteps(),
            problem.maxTrials(),
            references);
    return this;
  }

  SimulatedSearch with(Sampler chosen, long itsSeed) {
    sampler = chosen;
    seed = itsSeed;
    return this;
  }

  /** Trains until there is nothing left to start and all workers are free or hang. */
  SimulatedSearch run() {
    while (step()) {}
    return this;
  }

  /** One arrival; false when nothing is left. */
  boolean step() {
    fill();
    Arrival next = arrivals.poll();
    if (next == null) {
      return false;
    }
    now = next.time();
    arrive(next);
    return true;
  }

  private void fill() {
    while (free > 0) {
      OptionalInt resumed = pruner.resume(problem, history);
      if (resumed.isPresent()) {
        Trial trial = history.trial(resumed.getAsInt());
        history.append(new Resumed(trial.number()));
        train(trial, trial.reports().getLast().step());
      } else if (history.trialCount() < problem.maxTrials()) {
        int number = history.trialCount();
        var suggestion = sampler.suggest(problem, history, seed);
        history.append(new Suggested(number, suggestion.configuration()));
        train(history.trial(number), 0);
      } else {
        return;
      }
      free--;
    }
  }

  private void train(Trial trial, long from) {
    if (trial.number() == hanging) {
      return;
    }
    long to =
        pruner.rungs(problem.maxSteps()).stream()
            .filter(rung -> rung > from)
            .findFirst()
            .orElse(problem.maxSteps());
    double pace = 0.5 + Seeds.generator(SEED, "pace", trial.number()).nextDouble();
    arrivals.add(new Arrival(now + pace * (to - from), trial.number(), to));
    stepsTrained += to - from;
  }

  private void arrive(Arrival arrival) {
    Trial trial = history.trial(arrival.trial());
    List<Double> objectives = List.of(loss(trial, arrival.step()));
    if (arrival.step() == problem.maxSteps()) {
      history.append(
          new Ended(trial.number(), Ending.COMPLETE, arrival.step(), objectives, List.of()));
      free++;
      return;
    }
    var report = new Report(trial.number(), arrival.step(), objectives, List.of());
    Verdict verdict = pruner.judge(problem, history, report);
    history.append(report.judged(verdict));
    switch (verdict) {
      case CONTINUE -> train(trial, arrival.step());
      case WAIT -> free++;
      case END -> {
        history.append(
            new Ended(trial.number(), Ending.PRUNED, arrival.step(), objectives, List.of()));
        free++;
      }
    }
  }

  private static double loss(Trial trial, long step) {
    double noise =
        Seeds.generator(SEED, "noise" + step, trial.number()).nextDouble() / (step + 1) / 5;
    return finalLoss(trial) + 1.0 / (step + 1) + noise;
  }

  static double finalLoss(Trial trial) {
    return trial.configuration().getDouble("quality");
  }

  long completed() {
    return history.trials().stream()
        .flatMap(trial -> trial.ended().stream())
        .filter(each -> each.ending() == Ending.COMPLETE)
        .count();
  }

  double bestFinalLoss() {
    return history.trials().stream()
        .filter(trial -> trial.state() == TrialState.ENDED)
        .mapToDouble(SimulatedSearch::finalLoss)
        .min()
        .orElseThrow();
  }

  long reportsAt(long rung) {
    return history.trials().stream().filter(each -> each.report(rung).isPresent()).count();
  }
}
