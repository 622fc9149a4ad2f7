package io.fairlead.kernel.bench;

import io.fairlead.kernel.sampler.Samplers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Runs {@code bench search} or {@code bench ask}: needs nothing but the kernel. */
public final class KernelBench {

  private static final List<String> STRATEGIES = List.of("random", "tpe", "gp", "auto");

  private KernelBench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> all = List.of(arguments);
    try {
      String name = all.getFirst();
      Options options = Options.of(name, all.subList(1, all.size()), STRATEGIES);
      List<Figure> figures = name.equals("search") ? search(options) : AskBenchmark.run();
      if (options.json().isPresent()) {
        Report.of(name, figures).writeTo(options.json().get());
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static List<Figure> search(Options options) throws IOException, InterruptedException {
    if (options.surrogate().isPresent()) {
      System.err.println(
          "The surrogate isn't searched yet: that compares strategies over fidelities, of which"
              + " there is none.");
    }
    List<Table> tables = Table.in(options.tablesFolder());
    List<TableRun> runs = new ArrayList<>(runs(options, tables));
    if (options.peers()) {
      runs.addAll(Optuna.run(options.tablesFolder(), options.seeds()));
    }
    Regrets regrets = new Regrets(runs);
    System.out.print(regrets.text());
    return regrets.figures();
  }

  /** A search's result doesn't depend on what runs beside it. */
  private static List<TableRun> runs(Options options, List<Table> tables)
      throws InterruptedException {
    options.strategies().forEach(Samplers::named); // refuses unknown ones before any work
    List<Callable<TableRun>> searches = new ArrayList<>();
    for (long seed = 0; seed < options.seeds(); seed++) {
      for (Table table : tables) {
        for (String strategy : options.strategies()) {
          long own = seed;
          searches.add(() -> TableRun.of(strategy, Samplers.named(strategy), table, own));
        }
      }
    }
    return Jobs.run("searches", searches);
  }
}
