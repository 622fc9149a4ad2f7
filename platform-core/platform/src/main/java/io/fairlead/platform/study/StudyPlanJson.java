package io.fairlead.platform.study;

/** How what was resolved is stored. */
final class StudyPlanJson {

  private StudyPlanJson() {}

  static String write(StudyPlan.Resolved resolved) {
    return StrictJson.MAPPER.writeValueAsString(resolved);
  }

  static StudyPlan.Resolved read(String json) {
    return StrictJson.MAPPER.readValue(json, StudyPlan.Resolved.class);
  }
}
