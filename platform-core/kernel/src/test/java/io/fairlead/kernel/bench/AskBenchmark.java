package io.fairlead.kernel.bench;

import io.fairlead.kernel.sampler.RandomSampler;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How long one ask and its tell take in a space of ten mixed parameters. */
final class AskBenchmark {

  private static final int ASKS = 100;
  private static final int WARM_UPS = 10;

  /** Warps and tells noise apart from the first fit on. */
  private static final String GP_WITH_ALL = "gp~w0n0";

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("rate", new FloatDomain(1e-5, 1, Scale.LOG)),
              new Parameter("decay", new FloatDomain(1e-8, 1e-1, Scale.LOG)),
              new Parameter("dropout", new FloatDomain(0, 0.7, Scale.LINEAR)),
              new Parameter("momentum", new FloatDomain(0, 1, Scale.LINEAR)),
              new Parameter("layers", new IntegerDomain(1, 8, Scale.LINEAR)),
              new Parameter("units", new IntegerDomain(16, 1024, Scale.LOG)),
              new Parameter("batch", new IntegerDomain(8, 512, Scale.LOG)),
              new Parameter("activation", new CategoricalDomain(List.of("relu", "tanh", "gelu"))),
              new Parameter("optimizer", new CategoricalDomain(List.of("adam", "sgd"))),
              new Parameter(
                  "nesterov",
                  new CategoricalDomain(List.of("yes", "no")),
                  new Condition.OneOf("optimizer", Set.of("sgd")))));

  private AskBenchmark() {}

  static List<Figure> run() {
    List<Figure> figures = new ArrayList<>();
    warmUp("tpe");
    for (int trials : new int[] {100, 1_000, 10_000}) {
      add(figures, "ask_p95_ms.tpe@" + trials, time("tpe", trials), "ms");
    }
    warmUp("gp");
    add(figures, "ask_p95_ms.gp@200", time("gp", 200), "ms");
    warmUp(GP_WITH_ALL);
    add(figures, "ask_p95_ms." + GP_WITH_ALL + "@200", time(GP_WITH_ALL, 200), "ms");
    add(figures, "memory_mb.tpe@100000", memory(), "MB");
    return figures;
  }

  private static void add(List<Figure> figures, String name, double value, String unit) {
    figures.add(new Figure(name, value, unit));
    System.out.printf(Locale.ROOT, "%-24s %10.2f %s%n", name, value, unit);
  }

  /** As in a server that runs for long. */
  private static void warmUp(String strategy) {
    for (int i = 0; i < WARM_UPS; i++) {
      time(strategy, 100);
    }
  }

  /** The 95th percentile of asks around this number of trials. */
  private static double time(String strategy, int trials) {
    Sampler sampler = Strategies.named(strategy);
    Problem problem = problem();
    History history = filled(problem, trials - ASKS / 2);
    double[] took = new double[ASKS];
    sampler.suggest(problem, history, 1); // derives what it needs from the history's past
    for (int i = 0; i < ASKS; i++) {
      long start = System.nanoTime();
      Configuration next = sampler.suggest(problem, history, 1).configuration();
      tell(history, next);
      took[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(took);
    return took[ASKS * 95 / 100 - 1];
  }

  private static double memory() {
    Problem problem = problem();
    System.gc();
    long before = used();
    History history = filled(problem, 100_000);
    Samplers.named("tpe").suggest(problem, history, 1);
    System.gc();
    double megabytes = (used() - before) / 1e6;
    return history.trialCount() == 100_000 ? megabytes : Double.NaN; // keeps it reachable
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static Problem problem() {
    return new Problem(
        SPACE, List.of(new Objective("loss", Direction.MINIMIZE)), 1, Integer.MAX_VALUE);
  }

  private static History filled(Problem problem, int trials) {
    Sampler random = new RandomSampler();
    History history = History.empty();
    while (history.trialCount() < trials) {
      tell(history, random.suggest(problem, history, 7).configuration());
    }
    return history;
  }

  private static void tell(History history, Configuration configuration) {
    int trial = history.trialCount();
    history.append(new Suggested(trial, configuration));
    history.append(new Ended(trial, Ending.COMPLETE, 1, List.of(loss(configuration)), List.of()));
  }

  private static double loss(Configuration at) {
    double rate = Math.log10(at.getDouble("rate")) + 2.5;
    double units = Math.log(at.getLong("units") / 200.0);
    return rate * rate
        + units * units
        + at.getDouble("dropout")
        + (at.getString("activation").equals("relu") ? 0 : 0.3);
  }
}
