package io.fairlead.web.ui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.ClusterProfile;
import io.fairlead.protocol.message.NodeKind;
import io.fairlead.protocol.message.Resources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeCellTest {

  private static final long GIB = 1L << 30;

  private static ClusterProfile profile(NodeKind... kinds) {
    return new ClusterProfile(null, List.of(kinds), null, null, null);
  }

  private static NodeKind kind(String name, int count, double cpus, long gib, int gpus) {
    return new NodeKind(name, count, cpus, gib * GIB, gpus, gpus > 0 ? "A100" : null, 0);
  }

  private static Resources node(double cpus, long gib, double gpus) {
    return new Resources(cpus, gpus, gib * GIB, gpus > 0 ? "A100" : null);
  }

  private static ClusterFacts facts(Resources... nodes) {
    List<ClusterFacts.Node> named = new ArrayList<>();
    for (Resources each : nodes) {
      named.add(new ClusterFacts.Node("n" + named.size(), each));
    }
    return new ClusterFacts(named, null);
  }

  private static List<String> words(
      @Nullable ClusterProfile profile, @Nullable ClusterFacts facts) {
    return NodeCell.of(profile, facts).stream()
        .map(
            each ->
                "%s: %s, %s%s"
                    .formatted(
                        each.kind(),
                        each.count(),
                        String.join(", ", each.lines()),
                        each.flag() == null ? "" : " ▲ " + each.flag()))
        .toList();
  }

  @Test
  void saysWhatIsAnnouncedAndThere() {
    assertThat(
            words(
                profile(kind("cpu", 2, 16, 64, 0), kind("gpu", 1, 32, 256, 4)),
                facts(node(16, 60, 0), node(16, 60, 0), node(32, 250, 4))))
        .containsExactly(
            "cpu: 2 of 2 there, 16 CPUs, 60 GiB of 64 GiB memory",
            "gpu: 1 of 1 there, 32 CPUs, 250 GiB of 256 GiB memory, 4 × A100");
  }

  @Test
  void flagsWhatIsMissingAndWhatWasNotAnnounced() {
    assertThat(
            words(
                profile(kind("cpu", 2, 16, 0, 0), kind("gpu", 2, 32, 0, 4)),
                facts(
                    node(16, 0, 0),
                    node(32, 0, 4),
                    node(32, 0, 0),
                    node(32, 0, 4),
                    node(32, 0, 4))))
        .containsExactly(
            "cpu: 1 of 2 there, 16 CPUs ▲ 1 missing",
            "gpu: 3 of 2 there, 32 CPUs, 4 × A100 ▲ 1 not announced",
            "other: 1 there, 32 CPUs ▲ not announced");
  }

  @Test
  void tellsKindsApartByTheirMemory() {
    assertThat(
            words(
                profile(kind("small", 1, 8, 32, 0), kind("large", 1, 8, 128, 0)),
                facts(node(8, 120, 0), node(8, 30, 0))))
        .containsExactly(
            "small: 1 of 1 there, 8 CPUs, 30 GiB of 32 GiB memory",
            "large: 1 of 1 there, 8 CPUs, 120 GiB of 128 GiB memory");
  }

  @Test
  void needsNeitherAProfileNorFacts() {
    assertThat(words(null, facts(node(4, 8, 0), node(4, 8, 0))))
        .containsExactly("nodes: 2 there, 4 CPUs, 8 GiB memory");
    assertThat(words(profile(kind("cpu", 3, 8, 16, 0)), null))
        .containsExactly("cpu: 3 announced, 8 CPUs, 16 GiB memory");
    assertThat(words(null, null)).isEmpty();
  }
}
