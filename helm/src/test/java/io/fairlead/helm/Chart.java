package io.fairlead.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The chart as Helm sees it, and its examples of values. */
final class Chart {

  static final Path HOME = home();
  static final Path FOLDER = HOME.resolve("fairlead");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  private Chart() {}

  private static Path home() { // Maven works in the module's folder, an IDE maybe in the checkout's
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("fairlead/templates")) ? here : here.resolve("helm");
  }

  /** The examples, by file. */
  static List<Path> examples() {
    return list(HOME.resolve("values"));
  }

  static ObjectNode example(String name) {
    return values(HOME.resolve("values").resolve(name + ".yaml"));
  }

  static ObjectNode defaults() {
    return values(FOLDER.resolve("values.yaml"));
  }

  static ObjectNode values(Path file) {
    return (ObjectNode) documents(read(file)).getFirst();
  }

  /** All that the chart makes of values. */
  static List<JsonNode> render(ObjectNode values) {
    return documents(manifests(values));
  }

  /**
   * As {@code helm template} prints it.
   *
   * @throws IllegalStateException with Helm's words when it refuses
   */
  static String manifests(ObjectNode values) {
    return manifests("lab", values);
  }

  /** As {@link #manifests(ObjectNode)}, for a release of that name. */
  static String manifests(String release, ObjectNode values) {
    Path file = temporary("values", ".yaml");
    try {
      write(file, values);
      return new Helm(FOLDER)
          .template()
          .withName(release)
          .withNamespace("research")
          .withKubeVersion("1.33.0")
          .withValuesFile(file)
          .call();
    } finally {
      delete(file);
    }
  }

  /** What {@code helm lint --strict} says of the chart with these values in place of its own. */
  static LintResult lint(ObjectNode values) {
    Path copy = temporaryFolder();
    try {
      copy(FOLDER, copy);
      write(copy.resolve("values.yaml"), merged(defaults(), values));
      return new Helm(copy).lint().strict().call();
    } finally {
      delete(copy);
    }
  }

  private static ObjectNode merged(ObjectNode base, ObjectNode over) {
    over.properties()
        .forEach(
            each ->
                base.set(
                    each.getKey(),
                    each.getValue() instanceof ObjectNode object
                            && base.get(each.getKey()) instanceof ObjectNode known
                        ? merged(known, object)
                        : each.getValue()));
    return base;
  }

  /** As Kubernetes reads YAML, where 0440 is an octal number. */
  static List<JsonNode> documents(String yaml) {
    List<JsonNode> documents = new ArrayList<>();
    new Yaml(new SafeConstructor(new LoaderOptions()))
        .loadAll(yaml)
        .forEach(
            each -> {
              if (each != null) {
                documents.add(JSON.valueToTree(each));
              }
            });
    return documents;
  }

  /** Sets what {@code path} leads to, such as {@code /platform/replicas}. */
  static ObjectNode with(ObjectNode values, String path, Object value) {
    ObjectNode changed = values.deepCopy();
    String[] names = path.substring(1).split("/", -1);
    ObjectNode parent = changed;
    for (int i = 0; i < names.length - 1; i++) {
      JsonNode next = parent.get(names[i]);
      parent =
          next instanceof ObjectNode object
              ? object
              : parent.set(names[i], JsonNodeFactory.instance.objectNode()).withObject(names[i]);
    }
    parent.set(names[names.length - 1], JSON.valueToTree(value));
    return changed;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, JsonNode values) {
    try {
      YAML.writeValue(file.toFile(), values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary(String name, String end) {
    try {
      return Files.createTempFile(name, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("chart");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      if (Files.isDirectory(path)) {
        list(path).forEach(Chart::delete);
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
