package io.fairlead.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The result of a benchmark, as a table and as JSON.
 *
 * @param machine where it was measured
 */
record Report(String benchmark, String machine, List<Figure> figures) {

  String table() {
    int width = figures.stream().mapToInt(figure -> figure.name().length()).max().orElse(0);
    StringBuilder table = new StringBuilder("%s — %s%n".formatted(benchmark, machine));
    for (Figure figure : figures) {
      table.append(
          String.format(
              Locale.ROOT,
              "  %-" + width + "s  %,14.1f  %s%n",
              figure.name(),
              figure.value(),
              figure.unit()));
    }
    return table.toString();
  }

  void writeJson(Path file) throws IOException {
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
  }

  /** Processor, cores, memory, system and JVM of this machine, in one line. */
  static String thisMachine() throws IOException {
    return "%s, %d cores, %s, %s %s, JDK %s"
        .formatted(
            field("/proc/cpuinfo", "model name"),
            Runtime.getRuntime().availableProcessors(),
            field("/proc/meminfo", "MemTotal"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version());
  }

  private static String field(String file, String name) throws IOException {
    Path path = Path.of(file);
    if (!Files.isReadable(path)) {
      return "unknown " + name;
    }
    try (var lines = Files.lines(path)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown " + name);
    }
  }
}
