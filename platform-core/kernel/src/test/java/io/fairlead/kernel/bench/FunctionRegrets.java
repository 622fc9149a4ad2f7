package io.fairlead.kernel.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** How far strategies stay from the known least values of functions: figures and printed table. */
final class FunctionRegrets {

  private final List<FunctionRun> runs;
  private final Set<String> strategies = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();

  FunctionRegrets(List<FunctionRun> runs) {
    this.runs = runs;
    for (FunctionRun each : runs) {
      strategies.add(each.strategy());
      functions.add(each.function());
    }
  }

  /** A search's result doesn't depend on what runs beside it. */
  static List<FunctionRun> runs(List<String> strategies, int seeds) throws InterruptedException {
    List<Callable<FunctionRun>> searches = new ArrayList<>();
    for (long seed = 0; seed < seeds; seed++) {
      for (AnalyticFunction function : AnalyticFunction.all()) {
        for (String strategy : strategies) {
          long own = seed;
          searches.add(() -> FunctionRun.of(strategy, Strategies.named(strategy), function, own));
        }
      }
    }
    return searches.isEmpty() ? List.of() : Jobs.run("searches of functions", searches);
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (String strategy : strategies) {
      for (String function : functions) {
        for (int i = 0; i < FunctionRun.CHECKPOINTS.size(); i++) {
          String at = "%s.%s@%d".formatted(strategy, function, FunctionRun.CHECKPOINTS.get(i));
          Comparison recommended = over(strategy, function, FunctionRun::recommended, i);
          Comparison observed = over(strategy, function, FunctionRun::observed, i);
          figures.add(new Figure("regret." + at, recommended.mean(), "simple regret"));
          figures.add(new Figure("regret_error." + at, recommended.error(), "simple regret"));
          figures.add(new Figure("regret_observed." + at, observed.mean(), "simple regret"));
        }
      }
    }
    return figures;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "Mean simple regret after %s evaluations; recommended ± error (best observed)%n"
            .formatted(FunctionRun.CHECKPOINTS));
    for (String function : functions) {
      text.append(function).append(System.lineSeparator());
      for (String strategy : strategies) {
        text.append("  %-14s".formatted(strategy));
        for (int i = 0; i < FunctionRun.CHECKPOINTS.size(); i++) {
          Comparison recommended = over(strategy, function, FunctionRun::recommended, i);
          Comparison observed = over(strategy, function, FunctionRun::observed, i);
          text.append(
              String.format(
                  Locale.ROOT,
                  "  %9.4g ± %-8.2g (%.4g)",
                  recommended.mean(),
                  recommended.error(),
                  observed.mean()));
        }
        text.append(System.lineSeparator());
      }
    }
    return text.toString();
  }

  private Comparison over(
      String strategy, String function, Function<FunctionRun, double[]> incumbent, int checkpoint) {
    return Comparison.of(
        runs.stream()
            .filter(each -> each.strategy().equals(strategy) && each.function().equals(function))
            .mapToDouble(each -> incumbent.apply(each)[checkpoint])
            .toArray());
  }
}
