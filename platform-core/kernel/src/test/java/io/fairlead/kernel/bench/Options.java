package io.fairlead.kernel.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * What {@code bench search} and {@code bench ask} are asked for.
 *
 * @param shared the folder of shared benchmarks, for what isn't named
 * @param peers whether to measure Optuna in the same run too
 */
record Options(
    Path shared,
    Optional<Path> tables,
    Optional<Path> surrogate,
    List<String> strategies,
    int seeds,
    boolean peers,
    Optional<Path> json) {

  private static final Set<String> OF_SEARCH =
      Set.of("--tables", "--surrogate", "--tasks", "--strategies", "--seeds", "--peers", "--json");

  /** Parses the command line after the benchmark's name. */
  static Options of(String benchmark, List<String> arguments, List<String> strategies) {
    Path shared = Path.of(System.getProperty("fairlead.home", ".")).resolve("../shared/benchmarks");
    Options options =
        new Options(
            shared.normalize(),
            Optional.empty(),
            Optional.empty(),
            strategies,
            20,
            false,
            Optional.empty());
    Set<String> known = benchmark.equals("search") ? OF_SEARCH : Set.of("--json");
    Queue<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String option = rest.remove();
      if (!known.contains(option)) {
        throw new IllegalArgumentException(
            "bench %s knows no option '%s'; known are %s."
                .formatted(benchmark, option, known.stream().sorted().toList()));
      }
      if (!option.equals("--peers") && rest.isEmpty()) {
        throw new IllegalArgumentException("%s needs a value.".formatted(option));
      }
      options =
          option.equals("--peers") ? options.withPeers() : options.with(option, rest.remove());
    }
    return options;
  }

  private Options withPeers() {
    return new Options(shared, tables, surrogate, strategies, seeds, true, json);
  }

  private Options with(String option, String value) {
    return switch (option) {
      case "--tables" ->
          new Options(
              shared, Optional.of(Path.of(value)), surrogate, strategies, seeds, peers, json);
      case "--surrogate" ->
          new Options(shared, tables, Optional.of(Path.of(value)), strategies, seeds, peers, json);
      case "--strategies" ->
          new Options(shared, tables, surrogate, List.of(value.split(",")), seeds, peers, json);
      case "--seeds" ->
          new Options(shared, tables, surrogate, strategies, Integer.parseInt(value), peers, json);
      case "--json" ->
          new Options(
              shared, tables, surrogate, strategies, seeds, peers, Optional.of(Path.of(value)));
      default -> this; // --tasks chooses among the surrogate's
    };
  }

  /** Where the tables are: a folder with an index, or one that has such a folder. */
  Path tablesFolder() {
    Path named = tables.orElse(shared);
    for (Path folder : List.of(named, named.resolve("hpo-tables"))) {
      if (Files.isReadable(folder.resolve("index.json"))) {
        return folder;
      }
    }
    throw new IllegalArgumentException(
        ("There are no tables: neither %s nor its folder hpo-tables has an index.json; name their"
                + " folder with --tables DIR.")
            .formatted(named.toAbsolutePath().normalize()));
  }
}
