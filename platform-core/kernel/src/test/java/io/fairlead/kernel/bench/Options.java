package io.fairlead.kernel.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What {@code bench search} and {@code bench ask} are asked for. With none of {@code --tables},
 * {@code --surrogate} and {@code --functions} all are searched, from the folder of shared
 * benchmarks; else what is named.
 */
final class Options {

  private static final Set<String> OF_SEARCH =
      Set.of(
          "--tables",
          "--surrogate",
          "--tasks",
          "--strategies",
          "--seeds",
          "--peers",
          "--json",
          "--functions");
  private static final Set<String> OF_ASK = Set.of("--json");
  private static final int MOST_SEEDS = 10_000;
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

  private final Path shared;
  private final Map<String, String> given = new TreeMap<>();

  private Options(Path shared) {
    this.shared = shared;
  }

  /** Parses the command line after the benchmark's name. */
  static Options of(String benchmark, List<String> arguments) {
    Set<String> known =
        switch (benchmark) {
          case "search" -> OF_SEARCH;
          case "ask" -> OF_ASK;
          default ->
              throw new IllegalArgumentException(
                  "There is no benchmark '%s' of the kernel; choose search or ask."
                      .formatted(benchmark));
        };
    Options options =
        new Options(
            Path.of(System.getProperty("fairlead.home", "."))
                .resolve("../shared/benchmarks")
                .normalize());
    Queue<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String option = rest.remove();
      if (!known.contains(option)) {
        throw new IllegalArgumentException(
            "bench %s knows no option '%s'; known are %s."
                .formatted(benchmark, option, known.stream().sorted().toList()));
      }
      boolean flag = option.equals("--peers") || option.equals("--functions");
      if (!flag && (rest.isEmpty() || rest.element().startsWith("--"))) {
        throw new IllegalArgumentException("%s needs a value after it.".formatted(option));
      }
      if (options.given.put(option, flag ? "" : rest.remove()) != null) {
        throw new IllegalArgumentException("%s is given once, was twice.".formatted(option));
      }
    }
    options.check();
    return options;
  }

  private void check() {
    int unused = seeds() + tasks().length + strategies(List.of()).size();
    if (unused < 1 || (given.containsKey("--tasks") && !hasSurrogate())) {
      throw new IllegalArgumentException(
          "--tasks chooses among a surrogate's tasks; name its folder with --surrogate DIR, too.");
    }
    json()
        .map(each -> each.toAbsolutePath().getParent())
        .filter(each -> !Files.isDirectory(each))
        .ifPresent(
            each -> {
              throw new IllegalArgumentException(
                  "--json needs a file in a folder that exists; %s doesn't. Make it first."
                      .formatted(each));
            });
  }

  private boolean isNamed() {
    return given.containsKey("--tables")
        || given.containsKey("--surrogate")
        || given.containsKey("--functions");
  }

  boolean hasTables() {
    return given.containsKey("--tables") || !isNamed();
  }

  boolean hasSurrogate() {
    return given.containsKey("--surrogate") || !isNamed();
  }

  boolean hasFunctions() {
    return given.containsKey("--functions") || !isNamed();
  }

  boolean peers() {
    return given.containsKey("--peers");
  }

  Optional<Path> json() {
    return Optional.ofNullable(given.get("--json")).map(Path::of);
  }

  /** Those named, else {@code usual}. */
  List<String> strategies(List<String> usual) {
    return Optional.ofNullable(given.get("--strategies"))
        .map(each -> List.of(each.split(",", -1)).stream().distinct().toList())
        .orElse(usual);
  }

  int seeds() {
    String seeds = given.getOrDefault("--seeds", "20");
    int number = seeds.matches("\\d{1,6}") ? Integer.parseInt(seeds) : 0;
    if (number < 1 || number > MOST_SEEDS) {
      throw new IllegalArgumentException(
          "--seeds is a whole number from 1 to %d, was '%s'.".formatted(MOST_SEEDS, seeds));
    }
    return number;
  }

  /** The numbers of the surrogate's tasks. */
  int[] tasks() {
    String tasks = given.getOrDefault("--tasks", "1-10");
    Matcher range = RANGE.matcher(tasks);
    if (range.matches()) {
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (first <= last && last - first < MOST_SEEDS) {
        return IntStream.rangeClosed(first, last).toArray();
      }
    }
    throw new IllegalArgumentException(
        "--tasks is A-B, the numbers of tasks from A to B in encoding.json, such as 1-10; was '%s'."
            .formatted(tasks));
  }

  /** Where the tables are: a folder with an index, or one that has such a folder. */
  Path tablesFolder() {
    return folder("--tables", "hpo-tables", "index.json");
  }

  /** Where the surrogate is: a folder with a model, or one that has such a folder. */
  Path surrogateFolder() {
    return folder("--surrogate", "yahpo-lcbench", "model.onnx");
  }

  private Path folder(String option, String below, String file) {
    Path named = Optional.ofNullable(given.get(option)).map(Path::of).orElse(shared);
    for (Path folder : List.of(named, named.resolve(below))) {
      if (Files.isReadable(folder.resolve(file))) {
        return folder;
      }
    }
    throw new IllegalArgumentException(
        "There is no %s in %s nor in its folder %s; name the folder that has it with %s DIR."
            .formatted(file, named.toAbsolutePath().normalize(), below, option));
  }
}
