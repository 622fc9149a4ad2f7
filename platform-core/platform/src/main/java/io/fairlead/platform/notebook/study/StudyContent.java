package io.fairlead.platform.notebook.study;

import io.fairlead.platform.problem.InvalidInput;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a study cell holds.
 *
 * @param study once it is started
 * @param definition the study to be, in the JSON form of studies, as far as it is defined: until it
 *     is started anything may be missing; null while nothing is defined
 */
public record StudyContent(@Nullable UUID study, @Nullable JsonNode definition) {

  public StudyContent {
    definition = definition == null || definition.isNull() ? null : definition;
    if (definition != null && !definition.isObject()) {
      throw new InvalidInput(
          "definition",
          "A study's definition is a JSON object.",
          definition.toString(),
          "See the schema at /api/v1/schemas/study.json.");
    }
  }
}
