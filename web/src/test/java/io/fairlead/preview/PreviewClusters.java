package io.fairlead.preview;

import io.fairlead.kernel.budget.Prices;
import io.fairlead.platform.scheduling.Cluster;
import io.fairlead.platform.scheduling.Clusters;
import io.fairlead.platform.scheduling.Drain;
import io.fairlead.platform.scheduling.UsePoint;
import io.fairlead.platform.study.Waiting;
import io.fairlead.platform.workspace.Access;
import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.ClusterProfile;
import io.fairlead.protocol.message.NodeKind;
import io.fairlead.protocol.message.OpenHours;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Three clusters: one in use that differs from its profile, one that is closed, one drained. */
@Component
class PreviewClusters implements Clusters, Waiting {

  private static final long GIB = 1L << 30;
  private static final String WAITS =
      "Waits for a cluster that fits: hall-3 would fit and is busy (72 of 96 CPUs, 8 of 8 GPUs in"
          + " use); night would fit and opens Mon 18:00 (Europe/Berlin).";

  private final World world;
  private final Clock clock;

  PreviewClusters(World world, Clock clock) {
    this.world = world;
    this.clock = clock;
  }

  @Override
  public List<Cluster> of(UUID workspace) {
    Instant now = clock.instant();
    UUID live =
        world.studies(workspace).stream()
            .filter(it -> it.name().equals("live"))
            .map(SimulatedStudy::id)
            .findFirst()
            .orElse(World.id("none"));
    ClusterProfile hall =
        new ClusterProfile(
            "eu-central",
            List.of(
                new NodeKind("cpu", 2, 16, 64 * GIB, 0, null, 0),
                new NodeKind("gpu", 2, 32, 256 * GIB, 4, "A100", 80 * GIB)),
            new Prices(50_000, 1_200_000, 4_000),
            null,
            null);
    ClusterFacts has =
        new ClusterFacts(
            List.of(
                node("10.0.0.1", 16, 44, 0, null),
                node("10.0.0.3", 32, 178, 4, "A100"),
                node("10.0.0.4", 32, 178, 4, "A100"),
                node("10.0.0.5", 32, 178, 0, null)),
            "2.58.0");
    OpenHours nights =
        new OpenHours(
            ZoneId.of("Europe/Berlin"),
            List.of(
                new OpenHours.Window(
                    Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY),
                    LocalTime.of(18, 0),
                    LocalTime.of(8, 0))));
    ClusterProfile night =
        new ClusterProfile(
            "on-site",
            List.of(new NodeKind("workstation", 6, 8, 32 * GIB, 1, "L4", 24 * GIB)),
            null,
            nights,
            List.of("credit", "vision"));
    return List.of(
        cluster("hall-3", RayMode.CLUSTER, now, hall, has, new Resources(96, 8, 578 * GIB))
            .differences(
                "It has 112 CPUs, its profile announces 96: no more than that are used.",
                "Its profile announces 640 GiB of memory; Ray gives trials 578 GiB of it.")
            .uses(0, 72, 8, 288 * GIB)
            .runs(workspace, live, 6, 3)
            .build(),
        cluster("laptop", RayMode.LOCAL, now, null, null, new Resources(2, 0, 16 * GIB))
            .drained(now.minus(Duration.ofMinutes(20)))
            .version("0.0.9")
            .build(),
        cluster("night", RayMode.CLUSTER, now, night, null, new Resources(48, 6, 192 * GIB))
            .opens(nights, now)
            .build());
  }

  private static ClusterFacts.Node node(
      String name, double cpus, long gib, double gpus, @Nullable String model) {
    return new ClusterFacts.Node(name, new Resources(cpus, gpus, gib * GIB, model));
  }

  private static Made cluster(
      String name,
      RayMode mode,
      Instant now,
      @Nullable ClusterProfile profile,
      @Nullable ClusterFacts facts,
      Resources total) {
    return new Made(name, mode, now, profile, facts, total);
  }

  @Override
  public List<Cluster> all(Access by) {
    return of(World.CREDIT.id());
  }

  @Override
  public List<Wait> waits(UUID workspace) {
    return world.studies(workspace).stream()
        .filter(it -> it.name().equals("live"))
        .map(it -> new Wait(it.id(), 4, new Resources(4, 1, 16 * GIB, "A100"), WAITS))
        .toList();
  }

  /** A working day: quiet at night, full in the afternoon, an hour of silence. */
  @Override
  public List<UsePoint> use(UUID cluster, Instant from, Duration width) {
    List<UsePoint> points = new ArrayList<>();
    boolean busy = cluster.equals(World.id("cluster hall-3"));
    Instant now = clock.instant();
    for (Instant at = from.truncatedTo(ChronoUnit.HOURS); at.isBefore(now); at = at.plus(width)) {
      double day = (at.getEpochSecond() % 86_400) / 86_400.0;
      double share = Math.clamp(0.5 - 0.55 * Math.cos(2 * Math.PI * (day - 0.08)), 0, 1);
      boolean silent = Math.abs(day - 0.3) < 0.02;
      if (busy && !silent && !at.isBefore(from)) {
        points.add(new UsePoint(at, 9 * share, 96 * share, 96, Math.round(8 * share), 8));
      }
    }
    return points;
  }

  @Override
  public void drain(UUID cluster, Drain how, Access by) {
    throw new UnsupportedOperationException("Nobody administers the preview.");
  }

  @Override
  public void resume(UUID cluster, Access by) {
    throw new UnsupportedOperationException("Nobody administers the preview.");
  }

  @Override
  public Optional<String> budget(UUID workspace, UUID study) {
    return Optional.empty();
  }

  @Override
  public Optional<String> slots(UUID workspace, Resources each) {
    return Optional.of(WAITS);
  }

  @Override
  public String place(UUID workspace, Resources each) {
    return WAITS;
  }

  /** A cluster as far as it is said. */
  private static final class Made {
    private final String name;
    private final RayMode mode;
    private final Instant now;
    private final @Nullable ClusterProfile profile;
    private final @Nullable ClusterFacts facts;
    private final Resources total;
    private String version = "0.1.0";
    private List<String> differences = List.of();
    private double slots;
    private double cpus;
    private double gpus;
    private double memory;
    private List<Cluster.Load> runs = List.of();
    private int others;
    private @Nullable Instant drainedAt;
    private @Nullable OpenHours hours;

    Made(
        String name,
        RayMode mode,
        Instant now,
        @Nullable ClusterProfile profile,
        @Nullable ClusterFacts facts,
        Resources total) {
      this.name = name;
      this.mode = mode;
      this.now = now;
      this.profile = profile;
      this.facts = facts;
      this.total = total;
    }

    Made version(String of) {
      version = of;
      return this;
    }

    Made differences(String... sentences) {
      differences = List.of(sentences);
      return this;
    }

    Made uses(double usedSlots, double usedCpus, double usedGpus, double usedMemory) {
      slots = usedSlots;
      cpus = usedCpus;
      gpus = usedGpus;
      memory = usedMemory;
      return this;
    }

    Made runs(UUID workspace, UUID study, int trials, int more) {
      runs = List.of(new Cluster.Load(workspace, study, trials));
      others = more;
      return this;
    }

    Made drained(Instant at) {
      drainedAt = at;
      return this;
    }

    Made opens(OpenHours open, Instant at) {
      hours = open.isOpen(at) ? null : open;
      return this;
    }

    Cluster build() {
      return new Cluster(
          World.id("cluster " + name),
          name,
          mode,
          version,
          version.equals("0.1.0") ? null : "0.1.0",
          now.minus(Duration.ofDays(3)),
          now.minusSeconds(1),
          true,
          profile,
          facts,
          total,
          2,
          slots,
          cpus,
          gpus,
          memory,
          profile == null || profile.prices() == null ? Prices.FREE : profile.prices(),
          differences,
          drainedAt == null ? null : Drain.FINISH,
          drainedAt,
          hours == null ? null : hours.opens(now).orElse(null),
          runs,
          others);
    }
  }
}
