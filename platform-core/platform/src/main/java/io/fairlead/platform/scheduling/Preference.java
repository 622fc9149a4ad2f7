package io.fairlead.platform.scheduling;

import io.fairlead.platform.event.Events;
import io.fairlead.platform.storage.Digests;
import io.fairlead.platform.workspace.Actor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A decision of the machine: studies of a workspace competed, and some were given places before
 * others.
 *
 * @param offered what the studies offered, before any was given a place
 * @param places how many each was given
 * @param due those whose turn had come
 * @param over those that go on waiting
 */
record Preference(
    Collection<Turns.Standing> offered,
    Map<UUID, Integer> places,
    Set<UUID> due,
    Collection<UUID> over) {

  private static final int MOST_TOLD = 10;

  /** The study that was given most. */
  UUID first() {
    return places.entrySet().stream()
        .max(
            Comparator.<Map.Entry<UUID, Integer>>comparingInt(Map.Entry::getValue)
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  /** In one sentence, which begins with what was preferred. */
  String reason() {
    int all = places.values().stream().mapToInt(Integer::intValue).sum();
    int others = over.size();
    String what =
        "%s over those of %s"
            .formatted(
                all == 1 ? "1 trial" : "%,d trials of %s".formatted(all, studies(places.size())),
                others == 1 ? "1 other study" : "%,d other studies".formatted(others));
    if (due.isEmpty()) {
      return what + ": worth most by information, cost and weight.";
    }
    String waited = "had been passed over often enough";
    return due.containsAll(places.keySet())
        ? what + ": it %s.".formatted(waited)
        : what
            + ": worth most by information, cost and weight; %s of them %s."
                .formatted(studies(due.size()), waited);
  }

  private static String studies(int count) {
    return count == 1 ? "1 study" : "%,d studies".formatted(count);
  }

  void append(Events events) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("reason", reason());
    data.put(
        "places",
        places.entrySet().stream()
            .map(
                each ->
                    Map.of(
                        "study", each.getKey(),
                        "places", each.getValue(),
                        "due", due.contains(each.getKey())))
            .toList());
    data.put("over", over.stream().limit(MOST_TOLD).toList());
    data.put("offers", offers());
    data.put("inputs", inputs());
    events.append("trials.preferred", first(), Actor.PLATFORM, data);
  }

  private List<Map<String, Object>> offers() {
    List<Map<String, Object>> told = new ArrayList<>();
    for (Turns.Standing each : offered) {
      if (places.containsKey(each.study()) || told.size() < MOST_TOLD) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("study", each.study());
        if (!Double.isNaN(each.information())) {
          offer.put("information", each.information());
        }
        if (!Double.isNaN(each.seconds())) {
          offer.put("seconds", each.seconds());
        }
        offer.put("weight", each.weight());
        offer.put("passed", each.passed());
        told.add(offer);
      }
    }
    return told;
  }

  /** Digest of all that it was decided from. */
  private String inputs() {
    String text =
        offered.stream()
            .sorted(Comparator.comparing(Turns.Standing::study))
            .map(Turns.Standing::toString)
            .collect(Collectors.joining("\n"));
    return Digests.hex(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
