package io.fairlead.ray.environment;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JVM, the operating system and the hardware below it. */
final class MachineFacts {

  private MachineFacts() {}

  static void collect(Map<String, String> facts) {
    for (String name : List.of("version", "vendor")) {
      facts.put("jvm." + name, System.getProperty("java." + name, "unknown"));
    }
    facts.put("jvm.name", System.getProperty("java.vm.name", "unknown"));
    facts.put("jvm.flags", String.join(" ", stableFlags()));
    facts.put("os.name", System.getProperty("os.name", "unknown"));
    facts.put("os.arch", System.getProperty("os.arch", "unknown"));
    facts.put("os.kernel", System.getProperty("os.version", "unknown"));
    facts.put("cpu.model", field(Path.of("/proc/cpuinfo"), "model name"));
    facts.put("cpu.count", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("locale", Locale.getDefault().toLanguageTag());
    facts.put("zone", ZoneId.systemDefault().getId());
    facts.put("container.image", new ContainerImage(System.getenv(), Path.of("/")).name());
    gpu(facts);
  }

  /** Without flags that are new for each process, such as Ray's paths and ids. */
  private static List<String> stableFlags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-D"))
        .sorted()
        .distinct()
        .toList();
  }

  private static String field(Path file, String key) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static void gpu(Map<String, String> facts) {
    facts.put("gpu.model", "none");
    facts.put("gpu.driver", "none");
    if (!Files.exists(Path.of("/proc/driver/nvidia/version"))) {
      return;
    }
    try {
      Process query =
          new ProcessBuilder(
                  "nvidia-smi", "--query-gpu=name,driver_version", "--format=csv,noheader")
              .redirectErrorStream(true)
              .start();
      String output = new String(query.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (query.waitFor(5, TimeUnit.SECONDS) && query.exitValue() == 0) {
        List<String[]> gpus = output.lines().map(line -> line.split(", ", 2)).toList();
        facts.put("gpu.model", joined(gpus.stream().map(gpu -> gpu[0])));
        facts.put(
            "gpu.driver",
            joined(gpus.stream().map(gpu -> gpu.length > 1 ? gpu[1] : "unknown").distinct()));
      }
    } catch (IOException e) {
      facts.put("gpu.driver", "present, but nvidia-smi is not: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String joined(Stream<String> parts) {
    return parts.collect(Collectors.joining(", "));
  }
}
