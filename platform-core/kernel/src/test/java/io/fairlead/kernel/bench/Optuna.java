package io.fairlead.kernel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Optuna in a virtual environment of its own, which is made when it is missing. What its searches
 * brought is kept there by the digest of script and data, so that a run which was interrupted, or
 * asks for more seeds, goes on from where it was.
 */
final class Optuna {

  /** The process needs scipy and torch, evolution cmaes. */
  private static final List<String> PACKAGES = List.of("optuna==5.0.0", "scipy", "torch", "cmaes");

  private static final List<String> OF_TABLES = List.of("gp", "tpe");
  private static final List<String> OF_FUNCTIONS = List.of("gp", "tpe", "cmaes");

  private Optuna() {}

  /**
   * Its default TPE and its GP on the tables in {@code folder}, on seeds from 0; it recommends the
   * best observed.
   */
  static List<TableRun> tables(Path folder, int seeds) throws IOException, InterruptedException {
    List<Path> data;
    try (Stream<Path> files = Files.list(folder)) {
      data = files.filter(Files::isRegularFile).sorted().toList();
    }
    List<List<String>> calls = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      for (String strategy : OF_TABLES) {
        calls.add(List.of(strategy, "" + seed));
      }
    }
    return run("optuna_tables.py", data, List.of(folder.toString()), calls).stream()
        .map(
            run ->
                new TableRun(
                    run.get("strategy").asString(),
                    run.get("table").asString(),
                    run.get("seed").asLong(),
                    observed(run),
                    observed(run)))
        .toList();
  }

  /** The same for its CMA-ES, too, on {@link AnalyticFunction#all}. */
  static List<FunctionRun> functions(int seeds) throws IOException, InterruptedException {
    List<List<String>> calls = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      for (AnalyticFunction function : AnalyticFunction.all()) {
        for (String strategy : OF_FUNCTIONS) {
          calls.add(List.of(strategy, "" + seed, function.name()));
        }
      }
    }
    return run("optuna_functions.py", List.of(), List.of(), calls).stream()
        .map(
            run ->
                new FunctionRun(
                    run.get("strategy").asString(),
                    run.get("function").asString(),
                    run.get("seed").asLong(),
                    observed(run),
                    observed(run)))
        .toList();
  }

  private static double[] observed(JsonNode run) {
    return IntStream.range(0, run.get("observed").size())
        .mapToDouble(i -> run.get("observed").get(i).asDouble())
        .toArray();
  }

  /**
   * Runs a script of this package once for each call, as many at once as there are processors, each
   * on one thread and with low priority, unless it was run before.
   *
   * @param data what the script reads
   * @param first what the script is told before what makes a call
   * @return the lines that they print, each a JSON object
   */
  private static List<JsonNode> run(
      String script, List<Path> data, List<String> first, List<List<String>> calls)
      throws IOException, InterruptedException {
    Path python = python();
    byte[] text;
    try (InputStream stream = Objects.requireNonNull(Optuna.class.getResourceAsStream(script))) {
      text = stream.readAllBytes();
    }
    Path results = home().resolve("results").resolve(folder(script, text, data));
    Files.createDirectories(results);
    Path file = Files.write(results.resolve(script), text);
    List<Callable<List<JsonNode>>> jobs = new ArrayList<>();
    for (List<String> call : calls) {
      List<String> command = new ArrayList<>(List.of("nice", python.toString(), file.toString()));
      command.addAll(first);
      command.addAll(call);
      Path kept = results.resolve(String.join("-", call) + ".jsonl");
      jobs.add(() -> kept(kept, command).lines().map(new JsonMapper()::readTree).toList());
    }
    return Jobs.run("calls of " + script, jobs).stream().flatMap(List::stream).toList();
  }

  /** Named by the script and the digest of all that its results follow from. */
  private static String folder(String script, byte[] text, List<Path> data) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Each JVM has SHA-256", e);
    }
    digest.update(text);
    for (Path each : data) {
      digest.update(Files.readAllBytes(each));
    }
    String name = script.substring(0, script.indexOf('.'));
    return name + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }

  private static String kept(Path file, List<String> command)
      throws IOException, InterruptedException {
    if (!Files.exists(file)) {
      Path unfinished = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(unfinished, output(command));
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file);
  }

  private static Path home() {
    return Path.of(System.getProperty("fairlead.home", "."))
        .toAbsolutePath()
        .resolve(".fairlead/peers/optuna");
  }

  private static Path python() throws IOException, InterruptedException {
    Path home = home();
    Path ready = home.resolve("ready");
    if (!Files.exists(ready)) {
      System.err.printf(
          "Installing %s in %s: 3 GB to load and 6 GB on disk, since torch comes with CUDA.%n",
          PACKAGES, home);
      output(List.of("python3", "-m", "venv", home.toString()));
      List<String> install =
          new ArrayList<>(List.of(home.resolve("bin/pip").toString(), "install", "-q"));
      install.addAll(PACKAGES);
      output(install);
      Files.createFile(ready);
    }
    return home.resolve("bin/python");
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OMP_NUM_THREADS", "1");
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(
            ("'%s' ended with %d; its messages are above. Optuna needs python3 with venv, and pip's"
                    + " index the first time.")
                .formatted(String.join(" ", command), exit));
      }
      return output;
    } finally {
      process.destroy();
    }
  }
}
