package io.fairlead.platform.scheduling;

import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.ClusterProfile;
import io.fairlead.protocol.message.NodeKind;
import io.fairlead.protocol.message.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How what people say of a cluster differs from what it has. */
final class Differences {

  private static final double ROUNDING = 1e-9;
  private static final double GIB = 1 << 30;

  /** Ray keeps some memory for itself: less than this share isn't explained by that. */
  private static final double PLAUSIBLE = 0.5;

  private Differences() {}

  /** What it announces and doesn't have; empty when it has it all. */
  static Optional<String> beyond(
      ClusterProfile profile, Resources has, @Nullable ClusterFacts facts) {
    Resources said = profile.total();
    if (said.cpus() > has.cpus() + ROUNDING) {
      return Optional.of(
          "%s CPUs, and its Ray has %s".formatted(number(said.cpus()), number(has.cpus())));
    }
    if (said.gpus() > has.gpus() + ROUNDING) {
      return Optional.of(
          "%s GPUs, and its Ray has %s".formatted(number(said.gpus()), number(has.gpus())));
    }
    if (has.memoryBytes() > 0 && has.memoryBytes() < said.memoryBytes() * PLAUSIBLE) {
      return Optional.of(
          "%s of memory, and its Ray has %s"
              .formatted(gib(said.memoryBytes()), gib(has.memoryBytes())));
    }
    return facts == null ? Optional.empty() : beyondModels(profile, facts);
  }

  private static Optional<String> beyondModels(ClusterProfile profile, ClusterFacts facts) {
    TreeMap<String, Double> announced = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (NodeKind kind : profile.nodes()) {
      if (kind.gpuModel() != null) {
        announced.merge(kind.gpuModel(), (double) kind.count() * kind.gpus(), Double::sum);
      }
    }
    TreeMap<String, Double> real = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    double untold = 0;
    for (ClusterFacts.Node node : facts.nodes()) {
      String model = node.resources().gpuModel();
      if (model == null) {
        untold += node.resources().gpus();
      } else {
        real.merge(model, node.resources().gpus(), Double::sum);
      }
    }
    for (var each : announced.entrySet()) {
      double there = real.getOrDefault(each.getKey(), 0.0);
      if (each.getValue() > there + untold + ROUNDING) {
        return Optional.of(
            "%s GPUs of model %s, and its Ray has %s of them%s"
                .formatted(
                    number(each.getValue()),
                    each.getKey(),
                    number(there),
                    real.isEmpty() ? "" : " (it has " + String.join(", ", real.keySet()) + ")"));
      }
    }
    return Optional.empty();
  }

  /**
   * For people, each a sentence.
   *
   * @param unknown workspaces that it names and that don't exist
   */
  static List<String> of(
      @Nullable ClusterProfile profile,
      Resources has,
      @Nullable ClusterFacts facts,
      List<String> unknown) {
    List<String> all = new ArrayList<>();
    if (profile == null) {
      return all;
    }
    Optional<String> beyond = beyond(profile, has, facts);
    beyond.ifPresent(words -> all.add("Its profile announces " + words + "."));
    Resources said = profile.total();
    if (said.cpus() < has.cpus() - ROUNDING) {
      all.add(
          "It has %s CPUs, its profile announces %s: no more than that are used."
              .formatted(number(has.cpus()), number(said.cpus())));
    }
    if (said.gpus() < has.gpus() - ROUNDING) {
      all.add(
          "It has %s GPUs, its profile announces %s: no more than that are used."
              .formatted(number(has.gpus()), number(said.gpus())));
    }
    if (beyond.isEmpty() && has.memoryBytes() > 0 && has.memoryBytes() < said.memoryBytes()) {
      all.add(
          "Its profile announces %s of memory; Ray gives trials %s of it."
              .formatted(gib(said.memoryBytes()), gib(has.memoryBytes())));
    }
    if (facts != null) {
      nodes(profile, facts, all);
    }
    if (!unknown.isEmpty()) {
      all.add(
          "Its profile names workspaces that don't exist: %s."
              .formatted(String.join(", ", unknown)));
    }
    return all;
  }

  private static void nodes(ClusterProfile profile, ClusterFacts facts, List<String> all) {
    int said = profile.nodes().stream().mapToInt(NodeKind::count).sum();
    if (said != facts.nodes().size()) {
      all.add("It has %d nodes, its profile announces %d.".formatted(facts.nodes().size(), said));
    }
    boolean named = profile.nodes().stream().anyMatch(kind -> kind.gpuModel() != null);
    boolean untold =
        facts.nodes().stream()
            .anyMatch(it -> it.resources().gpus() > 0 && it.resources().gpuModel() == null);
    if (named && untold) {
      all.add("Ray doesn't tell the model of its GPUs: the profile's word is taken for it.");
    }
  }

  static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  static String gib(long bytes) {
    return number(bytes / GIB) + " GiB";
  }
}
