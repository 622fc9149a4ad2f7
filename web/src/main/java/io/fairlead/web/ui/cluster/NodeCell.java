package io.fairlead.web.ui.cluster;

import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.ClusterProfile;
import io.fairlead.protocol.message.NodeKind;
import io.fairlead.protocol.message.Resources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes of one kind: what was announced of them beside what is there.
 *
 * @param count how many, in words
 * @param said what the profile says of each; null for nodes that it doesn't announce
 * @param has what each of those that are there has; null where none is
 * @param flag what is wrong with it; null for nothing
 */
record NodeCell(
    String kind,
    String count,
    @Nullable NodeKind said,
    @Nullable Resources has,
    @Nullable String flag) {

  /** The profile's kinds first, then what else is there. */
  static List<NodeCell> of(@Nullable ClusterProfile profile, @Nullable ClusterFacts facts) {
    List<NodeKind> kinds = profile == null ? List.of() : profile.nodes();
    List<Resources> left = new ArrayList<>();
    if (facts != null) {
      facts.nodes().forEach(each -> left.add(each.resources()));
      left.sort(Comparator.comparingLong(Resources::memoryBytes).reversed());
    }
    Map<NodeKind, List<Resources>> found = new HashMap<>();
    List<NodeKind> largestFirst =
        kinds.stream().sorted(Comparator.comparingLong(NodeKind::memoryBytes).reversed()).toList();
    largestFirst.forEach(kind -> take(kind, kind.count(), left, found));
    largestFirst.forEach(kind -> take(kind, left.size(), left, found)); // more than announced
    List<NodeCell> cells = new ArrayList<>();
    for (NodeKind kind : kinds) {
      cells.add(announced(kind, facts == null ? null : found.getOrDefault(kind, List.of())));
    }
    Map<Resources, Integer> others = new LinkedHashMap<>();
    left.forEach(each -> others.merge(each, 1, Integer::sum));
    others.forEach(
        (each, count) ->
            cells.add(
                profile == null
                    ? new NodeCell(
                        count == 1 ? "node" : "nodes", count + " there", null, each, null)
                    : new NodeCell("other", count + " there", null, each, "not announced")));
    return cells;
  }

  private static void take(
      NodeKind kind, int most, List<Resources> left, Map<NodeKind, List<Resources>> found) {
    List<Resources> alike = left.stream().filter(each -> isOf(kind, each)).limit(most).toList();
    alike.forEach(left::remove);
    found.computeIfAbsent(kind, any -> new ArrayList<>()).addAll(alike);
  }

  private static boolean isOf(NodeKind kind, Resources node) {
    String model = kind.gpuModel();
    String real = node.gpuModel();
    return node.cpus() == kind.cpus()
        && node.gpus() == kind.gpus()
        && (model == null || real == null || real.equalsIgnoreCase(model));
  }

  /**
   * @param nodes those that are there; null while Ray hasn't told
   */
  private static NodeCell announced(NodeKind kind, @Nullable List<Resources> nodes) {
    if (nodes == null) {
      return new NodeCell(kind.kind(), kind.count() + " announced", kind, null, null);
    }
    int missing = kind.count() - nodes.size();
    String flag =
        missing == 0 ? null : missing > 0 ? missing + " missing" : -missing + " not announced";
    return new NodeCell(
        kind.kind(),
        "%d of %d there".formatted(nodes.size(), kind.count()),
        kind,
        nodes.isEmpty() ? null : nodes.getLast(), // the one with the least memory
        flag);
  }

  /** What it says and has, a line each. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(ClusterWords.cpus(cpus()));
    long real = has == null ? 0 : has.memoryBytes();
    long announced = said == null ? 0 : said.memoryBytes();
    if (real > 0 && announced > 0 && real != announced) {
      lines.add("%s of %s memory".formatted(ClusterWords.gib(real), ClusterWords.gib(announced)));
    } else if (real + announced > 0) {
      lines.add(ClusterWords.gib(Math.max(real, announced)) + " memory");
    }
    double gpus = said == null && has != null ? has.gpus() : said == null ? 0 : said.gpus();
    if (gpus > 0) {
      lines.add("%s × %s".formatted(ClusterWords.value(gpus), gpuWords()));
    }
    return lines;
  }

  private double cpus() {
    return said != null ? said.cpus() : has == null ? 0 : has.cpus();
  }

  private String gpuWords() {
    String model =
        has != null && has.gpuModel() != null
            ? has.gpuModel()
            : said == null ? null : said.gpuModel();
    String memory =
        said == null || said.gpuMemoryBytes() == 0
            ? ""
            : ", " + ClusterWords.gib(said.gpuMemoryBytes()) + " each";
    return (model == null ? "GPU" : model) + memory;
  }
}
