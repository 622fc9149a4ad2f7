package io.fairlead.ray.agent;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the code of drivers and actors is: beside the jar the agent runs from, {@code
 * workers/*.jar}, with the Ray of local mode in {@code ray-local/*.jar} next to that folder. The
 * system properties {@code fairlead.workers} and {@code fairlead.ray-local} name other folders. An
 * agent that runs from folders of classes hands on its own class path.
 */
final class CodePaths {

  private CodePaths() {}

  /** The class path of a driver in local mode. */
  static List<Path> localDriver() {
    List<Path> paths = new ArrayList<>(workers());
    if (workersFolder() != null) {
      paths.addAll(jars(rayLocalFolder()));
    }
    return paths;
  }

  /** The class path of a driver on a cluster: Ray's jar first, as in the cluster's workers. */
  static List<Path> clusterDriver(Path rayJar) {
    List<Path> paths = new ArrayList<>(List.of(rayJar));
    paths.addAll(withoutRay());
    return paths;
  }

  /** Where a cluster's workers look for code. */
  static String codeSearchPath() {
    Path folder = workersFolder();
    List<Path> paths = folder != null ? List.of(folder) : withoutRay();
    return String.join(File.pathSeparator, paths.stream().map(Path::toString).toList());
  }

  /**
   * The cluster's Java runtime: as given, by the environment's RAY_JAR, or asked of Python's Ray.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Path rayJar(@Nullable Path given) {
    String variable = System.getenv("RAY_JAR");
    Path jar = given != null ? given : variable != null ? Path.of(variable) : rayJarOfPython();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException(
          "Ray's jar %s is not a file; name the ray_dist.jar of the cluster's Ray with --ray-jar."
              .formatted(jar));
    }
    return jar.toAbsolutePath();
  }

  private static Path rayJarOfPython() {
    try {
      Process python =
          new ProcessBuilder("python3", "-c", "import ray; print(ray.__file__)")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String file =
          new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      Path packageFile = Path.of(file).toAbsolutePath();
      return packageFile.resolveSibling("jars").resolve("ray_dist.jar");
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "There is no python3 to ask for Ray's jar; name it with --ray-jar.", e);
    }
  }

  private static List<Path> withoutRay() {
    return workers().stream().filter(path -> !isRay(path)).toList();
  }

  private static boolean isRay(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith("ray-api") || name.startsWith("ray-runtime");
  }

  private static List<Path> workers() {
    Path folder = workersFolder();
    if (folder != null) {
      return jars(folder);
    }
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .toList();
  }

  /** Null when the agent runs from folders of classes. */
  private static @Nullable Path workersFolder() {
    String property = System.getProperty("fairlead.workers");
    if (property != null) {
      return Path.of(property).toAbsolutePath();
    }
    Path home = home();
    return Files.isRegularFile(home) ? home.getParent() : null;
  }

  private static Path rayLocalFolder() {
    String property = System.getProperty("fairlead.ray-local");
    return property != null
        ? Path.of(property).toAbsolutePath()
        : home().resolveSibling("..").resolve("ray-local").normalize();
  }

  private static Path home() {
    try {
      return Path.of(CodePaths.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The agent's own jar has no path", e);
    }
  }

  private static List<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The folder %s with the workers' jars can't be read".formatted(folder), e);
    }
  }
}
