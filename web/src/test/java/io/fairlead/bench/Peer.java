package io.fairlead.bench;

import io.fairlead.e2e.RunningPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people use today, measured in the same run: a Python script beside this class, in a virtual
 * environment that is made when it is missing. The script's last line is a JSON object of figures.
 */
record Peer(String script, List<String> packages, Map<String, String> units) {

  static List<Figure> mlflow() throws IOException, InterruptedException {
    return new Peer(
            "mlflow_ingest.py",
            List.of("mlflow==3.17.2"),
            Map.of("mlflow_points_per_second", "points/s"))
        .figures();
  }

  static List<Figure> rayTune() throws IOException, InterruptedException {
    return new Peer(
            "ray_tune_dispatch.py",
            List.of("ray[tune]==2.58.0"),
            Map.of("ray_tune_trials_per_second", "trials/s"))
        .figures();
  }

  private List<Figure> figures() throws IOException, InterruptedException {
    Path python = environment();
    Path file = Files.createTempFile("peer", ".py");
    try (InputStream text = Objects.requireNonNull(Peer.class.getResourceAsStream(script))) {
      Files.write(file, text.readAllBytes());
    }
    String output = run(python.toString(), file.toString());
    Files.delete(file);
    JsonNode result = new JsonMapper().readTree(output.substring(output.lastIndexOf('{')));
    List<Figure> figures = new ArrayList<>();
    units.forEach(
        (name, unit) -> figures.add(new Figure(name, result.path(name).asDouble(), unit)));
    return figures;
  }

  private Path environment() throws IOException, InterruptedException {
    Path home =
        RunningPlatform.checkout()
            .resolve(".fairlead/peers")
            .resolve(script.substring(0, script.indexOf('.')));
    Path ready = home.resolve("ready");
    if (!Files.exists(ready)) {
      run("python3", "-m", "venv", home.toString());
      List<String> install = new ArrayList<>();
      install.add(home.resolve("bin/pip").toString());
      install.addAll(List.of("install", "-q"));
      install.addAll(packages);
      run(install.toArray(String[]::new));
      Files.createFile(ready);
    }
    return home.resolve("bin/python");
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IOException(
          "'%s' ended with %d: %s".formatted(String.join(" ", command), exit, output));
    }
    return output;
  }
}
