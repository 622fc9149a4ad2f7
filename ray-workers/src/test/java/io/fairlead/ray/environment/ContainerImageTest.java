package io.fairlead.ray.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerImageTest {

  @TempDir private Path root;

  private String name(Map<String, String> variables) {
    return new ContainerImage(variables, root).name();
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void outsideOfContainersThereIsNone() throws IOException {
    file("proc/1/cgroup", "0::/init.scope\n");
    assertThat(name(Map.of())).isEqualTo("none");
  }

  @Test
  void whoStartsItSaysSo() throws IOException {
    file("run/.containerenv", "image=\"other\"\n");
    assertThat(name(Map.of("FAIRLEAD_CONTAINER_IMAGE", "registry/team:1")))
        .isEqualTo("registry/team:1");
  }

  @Test
  void podmanWritesItDown() throws IOException {
    file(
        "run/.containerenv",
        "engine=\"podman-5\"\nname=\"x\"\nimage=\"docker.io/library/alpine:3\"\nimageid=\"ab12\"\n");
    assertThat(name(Map.of())).isEqualTo("docker.io/library/alpine:3@ab12");
  }

  @Test
  void whereNothingTellsItSaysWhatToSet() throws IOException {
    file("proc/1/cgroup", "12:cpu:/kubepods/burstable/pod1\n");
    assertThat(name(Map.of())).isEqualTo("unknown: set FAIRLEAD_CONTAINER_IMAGE");
    Files.delete(root.resolve("proc/1/cgroup"));
    file(".dockerenv", "");
    assertThat(name(Map.of())).startsWith("unknown");
  }
}
