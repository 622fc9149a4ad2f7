package io.fairlead.platform.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the larger data sets for tests are, beside the repository. */
final class SharedData {

  static final String MISSING =
      "The shared data isn't there: set -Dfairlead.shared=FOLDER to the one with data/.";

  private SharedData() {}

  static Optional<Path> folder() {
    String set = System.getProperty("fairlead.shared");
    Path shared = set == null ? besideRepository() : Path.of(set);
    return Optional.ofNullable(shared)
        .map(folder -> folder.resolve("data"))
        .filter(Files::isDirectory);
  }

  private static @Nullable Path besideRepository() {
    for (Path each = Path.of("").toAbsolutePath(); each != null; each = each.getParent()) {
      if (Files.isDirectory(each.resolve(".mvn"))) {
        return each.resolveSibling("shared");
      }
    }
    return null;
  }
}
