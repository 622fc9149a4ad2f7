package io.fairlead.platform.content;

import io.fairlead.platform.content.store.ObjectName;
import io.fairlead.platform.storage.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Content as it was kept before it was encrypted: below {@code artifacts/} and {@code datasets/} of
 * the data folder. It is read where it is until it has moved.
 */
@Component
final class EarlierFiles {

  private static final String SNAPSHOT = ".parquet";

  private final Path artifacts;
  private final Path datasets;

  EarlierFiles(DataDirectory directory) {
    artifacts = directory.folder("artifacts");
    datasets = directory.folder("datasets");
  }

  /** A file and what it is. */
  record Earlier(Path file, ObjectName name) {}

  /** The plain bytes, unchecked. */
  Optional<InputStream> open(ObjectName name) throws IOException {
    for (Path place :
        List.of(
            artifacts.resolve(name.path()),
            datasets.resolve(name.workspace().toString()).resolve(name.digest() + SNAPSHOT))) {
      try {
        return Optional.of(Files.newInputStream(place));
      } catch (NoSuchFileException e) {
        // the other one, perhaps
      }
    }
    return Optional.empty();
  }

  /** All that is still there. */
  List<Earlier> all() throws IOException {
    return Stream.concat(below(artifacts, 3), below(datasets, 2)).toList();
  }

  private static Stream<Earlier> below(Path folder, int depth) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.toList().stream() // closed before it is used
          .filter(Files::isRegularFile)
          .flatMap(file -> named(folder, file).stream());
    }
  }

  private static Optional<Earlier> named(Path folder, Path file) {
    try {
      UUID workspace = UUID.fromString(folder.relativize(file).getName(0).toString());
      String digest = file.getFileName().toString().replace(SNAPSHOT, "");
      return Optional.of(new Earlier(file, new ObjectName(workspace, digest)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not ours
    }
  }
}
