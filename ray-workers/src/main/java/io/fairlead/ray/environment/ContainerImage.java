package io.fairlead.ray.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image of the container in which a process runs. Most runtimes don't tell it: who starts the
 * container says so in a variable. Podman may write it into {@code /run/.containerenv}.
 *
 * @param variables of the process
 * @param root of the file system
 */
record ContainerImage(Map<String, String> variables, Path root) {

  private static final List<String> NAMES = List.of("FAIRLEAD_CONTAINER_IMAGE", "CONTAINER_IMAGE");
  private static final Pattern IMAGE =
      Pattern.compile("^(image|imageid)=\"([^\"]+)\"$", Pattern.MULTILINE);
  private static final Pattern CONTAINED =
      Pattern.compile("/(docker|kubepods|containerd|crio|libpod|lxc)[/.:-]");

  /** Its name; {@code none} outside of containers, and what to set where nothing tells. */
  String name() {
    for (String variable : NAMES) {
      String image = variables.getOrDefault(variable, "");
      if (!image.isBlank()) {
        return image;
      }
    }
    String written = written();
    if (!written.isEmpty()) {
      return written;
    }
    return contained() ? "unknown: set " + NAMES.getFirst() : "none";
  }

  /** As Podman writes it: name, and the digest of what the name stood for. */
  private String written() {
    Matcher found = IMAGE.matcher(text("run/.containerenv"));
    String name = "";
    String id = "";
    while (found.find()) {
      if (found.group(1).equals("image")) {
        name = found.group(2);
      } else {
        id = found.group(2);
      }
    }
    return id.isEmpty() || name.isEmpty() ? name + id : name + "@" + id;
  }

  private boolean contained() {
    return Files.exists(root.resolve(".dockerenv"))
        || Files.exists(root.resolve("run/.containerenv"))
        || Files.exists(root.resolve("var/run/secrets/kubernetes.io"))
        || variables.containsKey("KUBERNETES_SERVICE_HOST")
        || CONTAINED.matcher(text("proc/1/cgroup")).find();
  }

  private String text(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException | java.io.UncheckedIOException e) {
      return "";
    }
  }
}
