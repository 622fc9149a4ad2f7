package io.fairlead.platform.study;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How what was resolved is stored. */
final class StudyPlanJson {

  /** Lists that studies of earlier versions don't have. */
  private static final List<String> LATER = List.of("catalog", "exceptions", "forbidden");

  private StudyPlanJson() {}

  static String write(StudyPlan.Resolved resolved) {
    return StrictJson.MAPPER.writeValueAsString(resolved);
  }

  static StudyPlan.Resolved read(String json) {
    ObjectNode stored = (ObjectNode) StrictJson.MAPPER.readTree(json);
    LATER.stream().filter(list -> !stored.has(list)).forEach(stored::putArray);
    return StrictJson.MAPPER.treeToValue(stored, StudyPlan.Resolved.class);
  }
}
