package io.fairlead.web.ui.study;

import io.fairlead.platform.study.Study;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The studies on the list: those shown are brought up to date where they stand, new ones wait until
 * they are asked for.
 */
final class StudiesModel {

  private List<Study> shown = List.of();
  private List<Study> latest = List.of();
  private boolean known;

  /** Takes what was read; true when rows must be added or removed, not only brought up to date. */
  boolean update(List<Study> read) {
    latest = List.copyOf(read);
    if (!known || shown.isEmpty()) {
      known = true;
      reveal();
      return true;
    }
    Map<UUID, Study> byId = new HashMap<>();
    latest.forEach(study -> byId.put(study.id(), study));
    List<Study> updated = new ArrayList<>();
    for (Study study : shown) {
      updated.add(byId.getOrDefault(study.id(), study));
    }
    shown = updated;
    return false;
  }

  /** Shows what is new. */
  void reveal() {
    shown = latest;
  }

  List<Study> shown() {
    return shown;
  }

  /** How many studies started since. */
  long fresh() {
    List<UUID> ids = shown.stream().map(Study::id).toList();
    return latest.stream().filter(study -> !ids.contains(study.id())).count();
  }
}
