package io.fairlead.web.ui.audit;

import io.fairlead.platform.event.TrailEntry;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An entry of the trail in words. */
final class EntryWords {

  private static final int SHORT_DIGEST = 8;
  private static final Set<String> DIGESTS = Set.of("before", "after", "digest", "inputs");

  private EntryWords() {}

  /** What happened: {@code study paused}. */
  static String what(TrailEntry entry) {
    return entry.kind().replace('.', ' ').replace('-', ' ').replace("dataset", "data set");
  }

  /** Who did it: {@code ada}, {@code ada by token}, {@code agent local}. */
  static String who(TrailEntry entry) {
    return switch (entry.by().kind()) {
      case PERSON, PLATFORM -> entry.by().name();
      case TOKEN -> entry.by().name() + " by token";
      case AGENT -> "agent " + entry.by().name();
    };
  }

  /** What it says of it: its name first, digests last, these and lists in brief. */
  static String details(TrailEntry entry) {
    return new TreeMap<>(entry.data())
        .entrySet().stream()
            .sorted(Comparator.comparingInt(EntryWords::rank))
            .map(each -> each.getKey() + " " + text(each))
            .collect(Collectors.joining(" · "));
  }

  private static int rank(Map.Entry<String, Object> member) {
    if (member.getKey().equals("name")) {
      return 0;
    }
    return DIGESTS.contains(member.getKey()) ? 2 : 1;
  }

  /** The same in full. */
  static String all(TrailEntry entry) {
    return new TreeMap<>(entry.data())
        .entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining("\n"));
  }

  private static String text(Map.Entry<String, Object> member) {
    String text = String.valueOf(member.getValue());
    if (DIGESTS.contains(member.getKey()) && text.length() > SHORT_DIGEST) {
      return text.substring(0, SHORT_DIGEST) + "…";
    }
    if (member.getValue() instanceof Collection<?> many) {
      return many.stream().anyMatch(Map.class::isInstance)
          ? Integer.toString(many.size())
          : many.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return text;
  }
}
