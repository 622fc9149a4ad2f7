package io.fairlead.kernel.bench;

import io.fairlead.kernel.sampler.Samplers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** Runs {@code bench search} or {@code bench ask}: needs nothing but the kernel. */
public final class KernelBench {

  private static final List<String> OF_TABLES = List.of("random", "tpe", "gp", "auto");

  private static final List<String> OF_FUNCTIONS =
      List.of("random", "tpe", "gp", "rf", "cmaes", "auto");

  /** Those that there are of these are compared over fidelities. */
  private static final List<String> OF_FIDELITIES =
      List.of("random", "tpe", "auto", "bohb", "dehb");

  private KernelBench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> all = List.of(arguments);
    try {
      if (all.isEmpty()) {
        throw new IllegalArgumentException("Which benchmark of the kernel: search or ask?");
      }
      Options options = Options.of(all.getFirst(), all.subList(1, all.size()));
      List<Figure> figures = all.getFirst().equals("search") ? search(options) : AskBenchmark.run();
      if (options.json().isPresent()) {
        Report.of(all.getFirst(), figures).writeTo(options.json().get());
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static List<Figure> search(Options options) throws Exception {
    List<String> usual =
        OF_FIDELITIES.stream().filter(each -> Samplers.names().contains(each)).toList();
    List<String> ofTables =
        options.strategies(OF_TABLES).stream()
            .filter(each -> Strategies.races(each) || !each.contains("+"))
            .toList();
    List<String> ofFunctions =
        options.strategies(OF_FUNCTIONS).stream()
            .filter(each -> Strategies.races(each) || !each.contains("+"))
            .toList();
    List<String> ofFidelities =
        options.strategies(usual).stream().filter(each -> !Strategies.races(each)).toList();
    ofTables.forEach(Strategies::named); // refuses what there isn't before any work
    ofFidelities.forEach(Contender::named);
    List<Figure> figures = new ArrayList<>();
    if (options.hasTables()) {
      figures.addAll(tables(options, ofTables));
    }
    if (options.hasFunctions()) {
      List<FunctionRun> runs = new ArrayList<>(FunctionRegrets.runs(ofFunctions, options.seeds()));
      if (options.peers()) {
        runs.addAll(Optuna.functions(options.seeds()));
      }
      FunctionRegrets functions = new FunctionRegrets(runs);
      System.out.print(functions.text());
      figures.addAll(functions.figures());
    }
    if (options.hasSurrogate()) {
      try (Surrogate surrogate = Surrogate.in(options.surrogateFolder())) {
        List<Surrogate.Task> tasks =
            Arrays.stream(options.tasks()).mapToObj(surrogate::task).toList();
        figures.addAll(Fidelities.run(tasks, ofFidelities, options.seeds()));
      }
    }
    return figures;
  }

  private static List<Figure> tables(Options options, List<String> strategies)
      throws IOException, InterruptedException {
    List<Table> tables = Table.in(options.tablesFolder());
    List<TableRun> runs = new ArrayList<>(runs(strategies, tables, options.seeds()));
    if (options.peers()) {
      runs.addAll(Optuna.tables(options.tablesFolder(), options.seeds()));
    }
    Regrets regrets = new Regrets(runs);
    System.out.print(regrets.text());
    if (options.json().isPresent()) {
      Path picture = picture(options.json().get());
      Files.writeString(picture, new Curves(runs).svg());
      System.err.printf("The curves are in %s.%n", picture);
    }
    return regrets.figures();
  }

  /** Beside the figures. */
  private static Path picture(Path json) {
    String name = json.getFileName().toString();
    return json.resolveSibling(name.replaceFirst("\\.json$", "") + ".svg");
  }

  /** A search's result doesn't depend on what runs beside it. */
  private static List<TableRun> runs(List<String> strategies, List<Table> tables, int seeds)
      throws InterruptedException {
    List<Callable<TableRun>> searches = new ArrayList<>();
    for (long seed = 0; seed < seeds; seed++) {
      for (Table table : tables) {
        for (String strategy : strategies) {
          long own = seed;
          searches.add(() -> TableRun.of(strategy, Strategies.named(strategy), table, own));
        }
      }
    }
    return searches.isEmpty() ? List.of() : Jobs.run("searches", searches);
  }
}
