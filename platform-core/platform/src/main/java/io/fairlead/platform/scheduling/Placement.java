package io.fairlead.platform.scheduling;

import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which clusters would run a trial, in words.
 *
 * @param connected all of them; those of other workspaces aren't spoken of
 */
record Placement(List<Capacity> connected, UUID workspace, Resources each, Instant now) {

  private static final DateTimeFormatter OPENS =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  Placement {
    connected = List.copyOf(connected);
  }

  /** Why it can't start now; empty when there is room for it. */
  Optional<String> waits() {
    if (connected.isEmpty()) {
      return Optional.of("No agent is connected: start one with './fairlead agent'.");
    }
    List<Capacity> open = open();
    if (open.isEmpty()) {
      return Optional.of(
          "No connected cluster runs trials of this workspace: an admin can say which do.");
    }
    List<Capacity> fitting = open.stream().filter(it -> it.couldEverRun(each)).toList();
    if (fitting.isEmpty()) {
      return Optional.of(
          "No connected agent has what a trial needs (%s): add one, or ask for less. %s."
              .formatted(needs(), words(open)));
    }
    return fitting.stream().anyMatch(this::hasRoom)
        ? Optional.empty()
        : Optional.of("Waits for a cluster that fits: %s.".formatted(words(fitting)));
  }

  /** Where it could start now. */
  String room() {
    return open().stream()
        .filter(this::hasRoom)
        .map(Capacity::name)
        .sorted()
        .collect(Collectors.joining(", ", "There is room on ", "."));
  }

  private List<Capacity> open() {
    return connected.stream().filter(it -> it.terms().isOpenTo(workspace)).toList();
  }

  private boolean hasRoom(Capacity cluster) {
    return cluster.terms().takes(workspace, now) && cluster.fits(each, 1);
  }

  private String words(List<Capacity> clusters) {
    return clusters.stream()
        .sorted(Comparator.comparing(Capacity::name))
        .map(it -> it.name() + " " + standing(it))
        .collect(Collectors.joining("; "));
  }

  private String standing(Capacity cluster) {
    if (!cluster.couldEverRun(each)) {
      return lacks(cluster);
    }
    if (cluster.terms().drain() != null) {
      return "would fit, but is drained and takes no new trials";
    }
    if (!cluster.terms().isOpenAt(now)) {
      return "would fit and opens "
          + cluster.terms().opens(now).map(Placement::moment).orElse("at no time this week");
    }
    return "would fit and is busy (%s in use)".formatted(inUse(cluster));
  }

  private static String moment(ZonedDateTime at) {
    return "%s (%s)".formatted(OPENS.format(at), at.getZone());
  }

  private String inUse(Capacity cluster) {
    List<String> used = new ArrayList<>();
    if (cluster.mode() == RayMode.LOCAL) {
      used.add("%s of %d slots".formatted(number(cluster.usedSlots()), cluster.slots()));
    } else {
      used.add(of(cluster.usedCpus(), cluster.total().cpus(), "CPUs"));
    }
    if (each.gpus() > 0) {
      used.add(of(cluster.usedGpus(), cluster.total().gpus(), "GPUs"));
    }
    if (each.memoryBytes() > 0 && cluster.total().memoryBytes() > 0) {
      used.add(
          "%s of %s"
              .formatted(
                  Differences.gib((long) cluster.usedMemory()),
                  Differences.gib(cluster.total().memoryBytes())));
    }
    return String.join(", ", used);
  }

  private static String of(double used, double total, String what) {
    return "%s of %s %s".formatted(number(used), number(total), what);
  }

  private String lacks(Capacity cluster) {
    Resources has = cluster.total();
    String model = each.gpuModel();
    if (each.gpus() > 0 && has.gpus() == 0) {
      return "has no GPU";
    }
    if (each.gpus() > has.gpus()) {
      return "has %s GPUs".formatted(number(has.gpus()));
    }
    if (model != null && cluster.terms().gpusOf(model) == 0) {
      List<String> models = cluster.terms().models();
      return models.isEmpty()
          ? "doesn't say of which model its GPUs are"
          : "has GPUs of model " + String.join(", ", models);
    }
    if (cluster.mode() == RayMode.CLUSTER && each.cpus() > has.cpus()) {
      return "has %s CPUs".formatted(number(has.cpus()));
    }
    if (has.memoryBytes() > 0 && each.memoryBytes() > has.memoryBytes()) {
      return "has %s of memory".formatted(Differences.gib(has.memoryBytes()));
    }
    return "has no single node with all of it";
  }

  private String needs() {
    List<String> needs = new ArrayList<>();
    needs.add(count(each.cpus(), "CPU"));
    if (each.gpus() > 0) {
      String model = each.gpuModel();
      needs.add(count(each.gpus(), "GPU") + (model == null ? "" : " of model " + model));
    }
    if (each.memoryBytes() > 0) {
      needs.add(Differences.gib(each.memoryBytes()) + " of memory");
    }
    return String.join(", ", needs);
  }

  private static String count(double number, String what) {
    return number(number) + " " + what + (number == 1 ? "" : "s");
  }

  private static String number(double value) {
    return Differences.number(value);
  }
}
