package io.fairlead.ray.environment;

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
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The code this JVM runs: the revision it was built from and the digest of each jar. */
final class CodeFacts {

  private static final String REVISION = "Fairlead-Revision";

  private CodeFacts() {}

  static void collect(Map<String, String> facts) {
    ClassLoader loader = CodeFacts.class.getClassLoader();
    facts.put("code.revision", revision(loader));
    for (Path entry : classPath(loader)) {
      try {
        if (Files.isRegularFile(entry)) {
          facts.put("jar." + entry.getFileName() + ".sha256", Digests.sha256(entry));
        } else if (Files.isDirectory(entry)) {
          facts.put("classes." + entry.getFileName() + ".sha256", digestOfTree(entry));
        }
      } catch (IOException e) {
        facts.put("jar." + entry.getFileName() + ".sha256", "unreadable: " + e.getMessage());
      }
    }
  }

  /** From the first manifest that has one; the jar that holds the trainers has. */
  private static String revision(ClassLoader loader) {
    try {
      Enumeration<URL> manifests = loader.getResources("META-INF/MANIFEST.MF");
      while (manifests.hasMoreElements()) {
        try (var in = manifests.nextElement().openStream()) {
          String revision = new Manifest(in).getMainAttributes().getValue(REVISION);
          if (revision != null) {
            return revision;
          }
        }
      }
    } catch (IOException e) {
      return "unknown";
    }
    return "unknown";
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
