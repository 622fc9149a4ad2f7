package io.fairlead.ray.trainer.lightgbm;

import com.microsoft.ml.lightgbm.lightgbmlib;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Loads LightGBM from the resources of lightgbm4j, each process its own copy.
 *
 * <p>lightgbm4j's own loader unpacks to one fixed file in the temporary folder, over what another
 * process has mapped at that moment, and thereby crashes that process; hence this one.
 */
final class NativeLibrary {

  static {
    try {
      unpackAndLoad();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "LightGBM could not be unpacked to %s; make room there or set -Djava.io.tmpdir."
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  private NativeLibrary() {}

  /** Loads the library unless it is loaded. */
  static void load() {
    // Being called is enough: the class is initialised once.
  }

  @SuppressWarnings("restricted") // Loading a native library is what this class is for.
  private static void unpackAndLoad() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor =
        List.of("aarch64", "arm64").contains(System.getProperty("os.arch")) ? "aarch64" : "x86_64";
    boolean windows = system.startsWith("windows");
    boolean mac = system.startsWith("mac");
    String folder =
        "/lightgbm4j/%s/%s/".formatted(windows ? "windows" : mac ? "osx" : "linux", processor);
    String ending = windows ? ".dll" : mac ? ".dylib" : ".so";
    Path unpacked = Files.createTempDirectory("fairlead-lightgbm");
    // The second needs the first.
    for (String library : List.of("lib_lightgbm", "lib_lightgbm_swig")) {
      Path file = unpacked.resolve(library + ending);
      try (InputStream in = lightgbmlib.class.getResourceAsStream(folder + library + ending)) {
        if (in == null) {
          throw new UnsupportedOperationException(
              "LightGBM has no build for %s on %s; use another trainer there."
                  .formatted(system, System.getProperty("os.arch")));
        }
        Files.copy(in, file);
      }
      System.load(file.toString());
      if (windows) {
        file.toFile().deleteOnExit();
      } else {
        // What is mapped stays; only its name goes.
        Files.delete(file);
      }
    }
    if (windows) {
      unpacked.toFile().deleteOnExit();
    } else {
      Files.delete(unpacked);
    }
  }
}
