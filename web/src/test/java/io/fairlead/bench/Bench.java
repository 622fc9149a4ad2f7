package io.fairlead.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs one benchmark by name: {@code bench NAME [--json FILE] [--peers]}. */
public final class Bench {

  private static final Map<String, Benchmark> BENCHMARKS =
      new TreeMap<>(
          Map.of(
              "ingest", new IngestBenchmark(),
              "dispatch", new DispatchBenchmark(),
              "ui", new UiBenchmark(),
              "audit", new AuditBenchmark()));

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    Queue<String> rest = new ArrayDeque<>(List.of(arguments));
    String name = rest.isEmpty() ? "" : rest.remove();
    Benchmark benchmark = BENCHMARKS.get(name);
    if (benchmark == null) {
      refuse("There is no benchmark '%s'; choose one of %s.".formatted(name, BENCHMARKS.keySet()));
      return;
    }
    @Nullable Path json = null;
    boolean peers = false;
    while (!rest.isEmpty()) {
      String option = rest.remove();
      switch (option) {
        case "--peers" -> peers = true;
        case "--json" -> {
          if (rest.isEmpty()) {
            refuse("--json needs a file to write to.");
          }
          json = Path.of(rest.remove());
        }
        default ->
            refuse("There is no option '%s'; known are --json FILE, --peers.".formatted(option));
      }
    }
    // Whoever is stopped half-way leaves no platform and no cluster behind.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
    Report report =
        new Report(name, Report.thisMachine(), benchmark.run(new Benchmark.Options(peers)));
    System.out.print(report.table());
    if (json != null) {
      report.writeJson(json);
    }
    System.exit(0); // Ray, browsers and Flight leave threads behind
  }

  private static void refuse(String message) {
    System.err.println(message);
    System.exit(2);
  }
}
