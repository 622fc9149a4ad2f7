package io.fairlead.ray.environment;

import io.fairlead.ray.trainer.Trainer;
import io.fairlead.ray.trainer.Trainers;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The code this JVM runs: the revision it was built from, whether the tree was clean then, the
 * digest of each jar, and what each trainer does to the data before it learns.
 */
final class CodeFacts {

  private static final String REVISION = "Fairlead-Revision";
  private static final String MODIFIED = "Fairlead-Modified";
  private static final String UNKNOWN = "unknown";

  private CodeFacts() {}

  static void collect(Map<String, String> facts) throws IOException {
    ClassLoader loader = CodeFacts.class.getClassLoader();
    Attributes built = built(loader);
    facts.put("code.revision", said(built, REVISION));
    facts.put("code.tree", tree(said(built, MODIFIED)));
    for (Path entry : classPath(loader)) {
      if (Files.isRegularFile(entry)) {
        facts.put("jar." + entry.getFileName() + ".sha256", Digests.sha256(entry));
      } else if (Files.isDirectory(entry)) {
        facts.put("classes." + entry.getFileName() + ".sha256", digestOfTree(entry));
      }
    }
    for (Trainer trainer : Trainers.all()) {
      if (!trainer.parameters().isEmpty()) {
        facts.put(
            "parameters." + trainer.name(), String.join(", ", new TreeSet<>(trainer.parameters())));
      }
      trainer
          .preprocessing()
          .forEach((what, rule) -> facts.put("preprocessing." + trainer.name() + "." + what, rule));
    }
  }

  private static String tree(String modified) {
    return switch (modified) {
      case "false" -> "clean";
      case "true" -> "modified";
      default -> UNKNOWN;
    };
  }

  /** What a build without git leaves as it was is unknown. */
  private static String said(Attributes built, String name) {
    String value = built.getValue(name);
    return value == null || value.isBlank() || value.startsWith("$") ? UNKNOWN : value;
  }

  /** The first manifest that says it; that of the jar which holds the trainers does. */
  private static Attributes built(ClassLoader loader) throws IOException {
    Enumeration<URL> manifests = loader.getResources("META-INF/MANIFEST.MF");
    while (manifests.hasMoreElements()) {
      try (var in = manifests.nextElement().openStream()) {
        Attributes attributes = new Manifest(in).getMainAttributes();
        if (attributes.getValue(REVISION) != null) {
          return attributes;
        }
      }
    }
    return new Attributes();
  }

  /** On a cluster the code is in a URLClassLoader below the application's. */
  private static Set<Path> classPath(@Nullable ClassLoader start) {
    Set<Path> entries = new LinkedHashSet<>();
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      if (!entry.isEmpty()) {
        entries.add(Path.of(entry).toAbsolutePath());
      }
    }
    for (ClassLoader loader = start; loader != null; loader = loader.getParent()) {
      if (loader instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          if (url.getProtocol().equals("file")) {
            entries.add(Path.of(URI.create(url.toString())));
          }
        }
      }
    }
    return entries;
  }

  private static String digestOfTree(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.filter(file -> file.toString().endsWith(".class")).forEach(files::add);
    }
    StringBuilder lines = new StringBuilder();
    for (Path file : new TreeSet<>(files)) {
      lines.append(folder.relativize(file)).append(' ').append(Digests.sha256(file)).append('\n');
    }
    return Digests.sha256(lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
