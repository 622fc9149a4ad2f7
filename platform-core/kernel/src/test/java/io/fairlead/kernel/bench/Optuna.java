package io.fairlead.kernel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Optuna in a virtual environment of its own, which is made when it is missing. */
final class Optuna {

  /** The process needs scipy and torch. */
  private static final List<String> PACKAGES = List.of("optuna==5.0.0", "scipy", "torch");

  private Optuna() {}

  /**
   * Its default TPE and its GP on the tables in {@code folder}, on seeds from 0; it recommends the
   * best observed.
   */
  static List<TableRun> tables(Path folder, int seeds) throws IOException, InterruptedException {
    List<List<String>> searches = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      for (String strategy : List.of("gp", "tpe")) {
        searches.add(List.of(folder.toString(), strategy, "" + seed, "1"));
      }
    }
    return run("optuna_tables.py", searches).stream().map(Optuna::tableRun).toList();
  }

  private static TableRun tableRun(JsonNode run) {
    double[] observed =
        IntStream.range(0, run.get("observed").size())
            .mapToDouble(i -> run.get("observed").get(i).asDouble())
            .toArray();
    return new TableRun(
        run.get("strategy").asString(),
        run.get("table").asString(),
        run.get("seed").asLong(),
        observed,
        observed);
  }

  /**
   * Runs a script of this package once for each of {@code arguments}, as many at once as there are
   * processors, each on one thread and with low priority.
   *
   * @return the lines that they print, each a JSON object, in the order of {@code arguments}
   */
  static List<JsonNode> run(String script, List<List<String>> arguments)
      throws IOException, InterruptedException {
    Path python = python();
    Path file = Files.createTempFile("optuna", ".py");
    try (InputStream text = Objects.requireNonNull(Optuna.class.getResourceAsStream(script))) {
      Files.write(file, text.readAllBytes());
      JsonMapper json = new JsonMapper();
      List<Callable<List<JsonNode>>> jobs = new ArrayList<>();
      for (List<String> each : arguments) {
        List<String> command = new ArrayList<>(List.of("nice", python.toString(), file.toString()));
        command.addAll(each);
        jobs.add(() -> output(command).lines().map(json::readTree).toList());
      }
      return Jobs.run("calls of " + script, jobs).stream().flatMap(List::stream).toList();
    } finally {
      Files.delete(file);
    }
  }

  private static Path python() throws IOException, InterruptedException {
    Path home =
        Path.of(System.getProperty("fairlead.home", "."))
            .toAbsolutePath()
            .resolve(".fairlead/peers/optuna");
    Path ready = home.resolve("ready");
    if (!Files.exists(ready)) {
      System.err.printf("Installing %s in %s%n", PACKAGES, home);
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
