package io.fairlead.kernel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Optuna in a virtual environment of its own, which is made when it is missing. */
final class Optuna {

  private static final String SCRIPT = "optuna_tables.py";
  private static final List<String> PACKAGES = List.of("optuna==5.0.0", "scipy", "torch");

  private Optuna() {}

  /**
   * Its default TPE and its GP on the tables in {@code folder}; it recommends the best observed.
   */
  static List<TableRun> run(Path folder, int seeds) throws IOException, InterruptedException {
    Path script = Files.createTempFile("optuna", ".py");
    List<TableRun> runs = new ArrayList<>();
    try (InputStream text = Objects.requireNonNull(Optuna.class.getResourceAsStream(SCRIPT))) {
      Files.write(script, text.readAllBytes());
      String[] command = {
        python().toString(), script.toString(), folder.toString(), "tpe,gp", "0", "" + seeds
      };
      for (String line : output(command).lines().toList()) {
        JsonNode run = new JsonMapper().readTree(line);
        double[] observed = new double[TableRun.CHECKPOINTS.size()];
        for (int i = 0; i < observed.length; i++) {
          observed[i] = run.get("observed").get(i).asDouble();
        }
        runs.add(
            new TableRun(
                run.get("strategy").asString(),
                run.get("table").asString(),
                run.get("seed").asLong(),
                observed,
                observed));
      }
    } finally {
      Files.delete(script);
    }
    return runs;
  }

  private static Path python() throws IOException, InterruptedException {
    Path home =
        Path.of(System.getProperty("fairlead.home", "."))
            .toAbsolutePath()
            .resolve(".fairlead/peers/optuna");
    Path ready = home.resolve("ready");
    if (!Files.exists(ready)) {
      output("python3", "-m", "venv", home.toString());
      List<String> install = new ArrayList<>();
      install.addAll(List.of(home.resolve("bin/pip").toString(), "install", "-q"));
      install.addAll(PACKAGES);
      output(install.toArray(String[]::new));
      Files.createFile(ready);
    }
    return home.resolve("bin/python");
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IOException("'%s' ended with %d.".formatted(String.join(" ", command), exit));
    }
    return output;
  }
}
