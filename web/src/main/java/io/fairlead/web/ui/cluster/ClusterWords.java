package io.fairlead.web.ui.cluster;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Prices;
import io.fairlead.platform.scheduling.Cluster;
import io.fairlead.platform.scheduling.Drain;
import io.fairlead.platform.scheduling.UsePoint;
import io.fairlead.protocol.message.ClusterProfile;
import io.fairlead.protocol.message.OpenHours;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import io.fairlead.web.ui.format.Numbers;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A cluster in words. */
final class ClusterWords {

  private static final double GIB = 1 << 30;
  private static final DateTimeFormatter OPENS =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  private ClusterWords() {}

  /** The sentence at the top of a page. */
  static String answer(List<Cluster> clusters) {
    long live = clusters.stream().filter(Cluster::connected).count();
    if (live == 0) {
      return "No cluster is connected, so no trial can start.";
    }
    long taking =
        clusters.stream()
            .filter(it -> it.connected() && it.drain() == null && it.opens() == null)
            .count();
    int running = clusters.stream().mapToInt(Cluster::running).sum();
    long different = clusters.stream().filter(it -> !it.differences().isEmpty()).count();
    long old = clusters.stream().filter(it -> it.connected() && it.otherPlatform() != null).count();
    return "%s connected, %s taking trials; %s running.%s%s"
        .formatted(
            count(live, "cluster"),
            taking == live ? "all" : Numbers.count(taking),
            count(running, "trial"),
            different == 0
                ? ""
                : " What %s announces differs from what it has."
                    .formatted(different == 1 ? "one of them" : Numbers.count(different)),
            old == 0
                ? ""
                : " The %s of another version than this platform."
                    .formatted(old == 1 ? "agent of one is" : "agents of " + old + " are"));
  }

  static String use(Cluster cluster) {
    String trials = count(cluster.running(), "trial");
    if (!cluster.connected()) {
      return "Its agent is silent; trials that ran there go on elsewhere from their last checkpoint.";
    }
    String gpus =
        cluster.total().gpus() == 0
            ? ""
            : " and %s of %s"
                .formatted(value(cluster.usedGpus()), plural(cluster.total().gpus(), "GPU"));
    String of =
        cluster.mode() == RayMode.LOCAL
            ? "%s of %s".formatted(value(cluster.usedSlots()), count(cluster.slots(), "slot"))
            : "%s of %s".formatted(value(cluster.usedCpus()), cpus(cluster.total().cpus()));
    String by = cluster.running() == 0 ? "" : " by " + trials;
    return "%s%s in use%s.".formatted(of, gpus, by);
  }

  static String state(Cluster cluster) {
    if (!cluster.connected()) {
      return "silent";
    }
    if (cluster.drain() != null) {
      return cluster.running() > 0 ? "draining" : "drained";
    }
    return cluster.opens() == null ? "connected" : "closed";
  }

  /** Why it takes no trials; null when it takes some. */
  static @Nullable String standing(Cluster cluster) {
    Drain drain = cluster.drain();
    if (drain != null && cluster.running() == 0) {
      return "It takes no new trials.";
    }
    if (drain != null) {
      return switch (drain) {
        case FINISH -> "It takes no new trials; those that run go on to their end.";
        case PAUSE -> "It takes no new trials; those that run pause and go on elsewhere.";
      };
    }
    ZonedDateTime opens = cluster.opens();
    return opens == null
        ? null
        : "Outside its hours: it opens %s (%s).".formatted(OPENS.format(opens), opens.getZone());
  }

  /** What it has where it isn't made of nodes that are known; null where it is. */
  static @Nullable String whole(Cluster cluster) {
    if (cluster.profile() != null || cluster.facts() != null) {
      return null;
    }
    return cluster.mode() == RayMode.LOCAL
        ? "this machine: %s, %s"
            .formatted(count(cluster.slots(), "slot"), gib(cluster.total().memoryBytes()))
        : resources(cluster.total());
  }

  /** What of it is in use. */
  static List<Meter> meters(Cluster cluster) {
    List<Meter> meters = new ArrayList<>();
    if (!cluster.connected()) {
      return meters;
    }
    Resources total = cluster.total();
    if (cluster.mode() == RayMode.LOCAL) {
      meters.add(meter("Slots", cluster.usedSlots(), cluster.slots(), ""));
      return meters;
    }
    meters.add(meter("CPUs", cluster.usedCpus(), total.cpus(), ""));
    if (total.memoryBytes() > 0) {
      meters.add(meter("Memory", cluster.usedMemory() / GIB, total.memoryBytes() / GIB, " GiB"));
    }
    if (total.gpus() > 0) {
      meters.add(meter("GPUs", cluster.usedGpus(), total.gpus(), ""));
    }
    return meters;
  }

  private static Meter meter(String what, double used, double of, String unit) {
    return new Meter(
        what,
        "%s of %s%s".formatted(value(used), value(of), unit),
        of > 0 ? Math.clamp(used / of, 0, 1) : 0);
  }

  /**
   * How much of something is in use.
   *
   * @param share from 0 to 1
   */
  record Meter(String what, String words, double share) {}

  /** Each a line; the one that people should look at is the flag. */
  static String versions(Cluster cluster) {
    String ray = cluster.facts() == null ? null : cluster.facts().rayVersion();
    return "agent " + cluster.version() + (ray == null ? "" : ", Ray " + ray);
  }

  /** That its agent is of another release; null when it isn't. */
  static @Nullable String otherVersion(Cluster cluster) {
    return cluster.otherPlatform() == null
        ? null
        : "this platform is %s: replace the agent".formatted(cluster.otherPlatform());
  }

  static String resources(Resources has) {
    List<String> parts = new ArrayList<>();
    parts.add(cpus(has.cpus()));
    if (has.memoryBytes() > 0) {
      parts.add(gib(has.memoryBytes()));
    }
    if (has.gpus() > 0) {
      parts.add(
          "%s × %s".formatted(value(has.gpus()), has.gpuModel() == null ? "GPU" : has.gpuModel()));
    }
    return String.join(", ", parts);
  }

  static String hours(@Nullable ClusterProfile profile) {
    OpenHours hours = profile == null ? null : profile.hours();
    return hours == null
        ? "always"
        : hours.windows().stream()
            .map(window -> "%s %s–%s".formatted(days(window), window.from(), window.to()))
            .collect(Collectors.joining("; ", "", " (" + hours.zone() + ")"));
  }

  private static String days(OpenHours.Window window) {
    return window.days().size() == DayOfWeek.values().length
        ? "daily"
        : window.days().stream()
            .sorted()
            .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
            .collect(Collectors.joining(" "));
  }

  static String workspaces(@Nullable ClusterProfile profile) {
    List<String> names = profile == null ? null : profile.workspaces();
    return names == null ? "all" : String.join(", ", names);
  }

  static String prices(Prices prices) {
    return prices.equals(Prices.FREE)
        ? "free"
        : "%s a CPU, %s a GPU, %s a GiB"
            .formatted(money(prices.cpuHour()), money(prices.gpuHour()), money(prices.gibHour()));
  }

  private static String money(long millionths) {
    return Numbers.brief(BudgetResource.COST.value(millionths));
  }

  /** For who doesn't see the chart. */
  static String over(List<UsePoint> points, String span) {
    double mean =
        points.stream()
            .filter(it -> it.total() > 0)
            .mapToDouble(it -> it.used() / it.total())
            .average()
            .orElse(0);
    double most =
        points.stream()
            .filter(it -> it.total() > 0)
            .mapToDouble(it -> it.used() / it.total())
            .max()
            .orElse(0);
    return points.isEmpty()
        ? "Nothing was noted in the last %s yet.".formatted(span)
        : "In the last %s %s were in use in the mean, %s at most."
            .formatted(span, Numbers.percent(mean), Numbers.percent(most));
  }

  static String count(long number, String what) {
    return Numbers.count(number) + " " + what + (number == 1 ? "" : "s");
  }

  /** A whole one alone is one: half a CPU and several are CPUs. */
  static String cpus(double number) {
    return plural(number, "CPU");
  }

  private static String plural(double number, String what) {
    String value = value(number);
    return value + " " + what + (value.equals("1") ? "" : "s");
  }

  static String value(double number) {
    return Numbers.value(Math.round(number * 10) / 10.0);
  }

  static String gib(long bytes) {
    return value(bytes / GIB) + " GiB";
  }
}
