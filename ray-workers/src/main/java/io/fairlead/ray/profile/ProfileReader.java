package io.fairlead.ray.profile;

import io.fairlead.kernel.budget.Prices;
import io.fairlead.protocol.message.ClusterProfile;
import io.fairlead.protocol.message.NodeKind;
import io.fairlead.protocol.message.OpenHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a profile's YAML into what it means; the published schema says the same. */
final class ProfileReader {

  private static final double GIB = 1 << 30;
  private static final double MILLIONTHS = 1e6;
  private static final int MOST_KINDS = 100;
  private static final double MOST_CPUS = 1024;
  private static final int MOST_GPUS = 64;
  private static final double MOST_GIB = 65_536;
  private static final double DEAREST = 1_000_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");
  private static final String NAMED =
      "a name begins with a letter or digit and has at most 64 of letters, digits, space, . _ -";
  private static final Pattern WORKSPACE = Pattern.compile("[a-z][a-z0-9-]{0,38}");
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_+/-]{1,64}");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
  private static final Pattern DAY = Pattern.compile(String.join("|", DAYS));

  private ProfileReader() {}

  static NamedProfile read(Spot root) {
    Map<String, Spot> fields =
        root.fields(
            keys("name", "region", "nodes", "prices", "hours", "workspaces"), Set.of("nodes"));
    Spot name = fields.get("name");
    Spot region = fields.get("region");
    Spot prices = fields.get("prices");
    Spot hours = fields.get("hours");
    Spot workspaces = fields.get("workspaces");
    return new NamedProfile(
        name == null ? null : name(name),
        new ClusterProfile(
            region == null ? null : name(region),
            given(fields, "nodes").items(MOST_KINDS).stream().map(ProfileReader::kind).toList(),
            prices == null ? null : prices(prices),
            hours == null ? null : hours(hours),
            workspaces == null ? null : workspaces(workspaces)));
  }

  private static NodeKind kind(Spot spot) {
    Map<String, Spot> fields =
        spot.fields(
            keys("kind", "count", "cpus", "memoryGib", "gpus", "gpuModel", "gpuMemoryGib"),
            keys("kind", "cpus"));
    Spot count = fields.get("count");
    Spot gpus = fields.get("gpus");
    Spot model = fields.get("gpuModel");
    int howMany = gpus == null ? 0 : gpus.whole(0, MOST_GPUS);
    for (String each : List.of("gpuModel", "gpuMemoryGib")) {
      if (howMany == 0 && fields.containsKey(each)) {
        throw given(fields, each)
            .mistake("only a kind with GPUs has this; say how many gpus, or take it out.");
      }
    }
    return new NodeKind(
        name(given(fields, "kind")),
        count == null ? 1 : count.whole(1, NodeKind.MOST),
        given(fields, "cpus").number(0.1, MOST_CPUS),
        bytes(fields.get("memoryGib")),
        howMany,
        model == null ? null : name(model),
        bytes(fields.get("gpuMemoryGib")));
  }

  private static Prices prices(Spot spot) {
    Map<String, Spot> fields = spot.fields(keys("cpuHour", "gpuHour", "gibHour"), Set.of());
    return new Prices(
        millionths(fields.get("cpuHour")),
        millionths(fields.get("gpuHour")),
        millionths(fields.get("gibHour")));
  }

  private static OpenHours hours(Spot spot) {
    Map<String, Spot> fields = spot.fields(keys("zone", "windows"), keys("zone", "windows"));
    return new OpenHours(
        zone(given(fields, "zone")),
        given(fields, "windows").items(MOST_KINDS).stream().map(ProfileReader::window).toList());
  }

  private static ZoneId zone(Spot spot) {
    String rule = "a time zone such as Europe/Berlin or UTC is wanted.";
    String name = spot.text(ZONE, rule);
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw spot.mistake("%s Given: '%s'.".formatted(rule, name));
    }
  }

  private static OpenHours.Window window(Spot spot) {
    Map<String, Spot> fields = spot.fields(keys("days", "from", "to"), keys("from", "to"));
    Spot days = fields.get("days");
    Set<DayOfWeek> on = EnumSet.noneOf(DayOfWeek.class);
    if (days == null) {
      on.addAll(List.of(DayOfWeek.values()));
    } else {
      for (Spot each : days.items(DAYS.size())) {
        String day = each.text(DAY, "a day is one of %s.".formatted(String.join(", ", DAYS)));
        on.add(DayOfWeek.of(DAYS.indexOf(day) + 1));
      }
    }
    return new OpenHours.Window(on, time(given(fields, "from")), time(given(fields, "to")));
  }

  private static LocalTime time(Spot spot) {
    return LocalTime.parse(spot.text(TIME, "a time is from 00:00 to 23:59, such as 18:00."));
  }

  private static List<String> workspaces(Spot spot) {
    return spot.items(1000).stream()
        .map(
            each ->
                each.text(
                    WORKSPACE,
                    "a workspace's name as in its address is wanted: lower case letters, digits, -."))
        .toList();
  }

  private static String name(Spot spot) {
    return spot.text(NAME, NAMED + ".");
  }

  private static long bytes(@Nullable Spot spot) {
    return spot == null ? 0 : (long) (spot.number(0.1, MOST_GIB) * GIB);
  }

  private static long millionths(@Nullable Spot spot) {
    return spot == null ? 0 : Math.round(spot.number(0, DEAREST) * MILLIONTHS);
  }

  private static Spot given(Map<String, Spot> fields, String key) {
    return java.util.Objects.requireNonNull(fields.get(key));
  }

  /** In the order in which messages name them. */
  private static Set<String> keys(String... names) {
    return new LinkedHashSet<>(Stream.of(names).toList());
  }
}
