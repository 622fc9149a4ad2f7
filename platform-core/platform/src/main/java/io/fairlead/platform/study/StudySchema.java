package io.fairlead.platform.study;

import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.sampler.Samplers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema of definitions, with the samplers and pruners that there are. */
final class StudySchema {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String TEXT = make();

  private StudySchema() {}

  static String text() {
    return TEXT;
  }

  private static String make() {
    try (InputStream file =
        Objects.requireNonNull(StudySchema.class.getResourceAsStream("/schemas/study.json"))) {
      JsonNode schema = JSON.readTree(file.readAllBytes());
      JsonNode fields = schema.path("properties");
      name(fields.path("sampler"), Samplers.names());
      name(fields.path("pruner"), Pruners.names());
      ObjectNode settings =
          (ObjectNode) fields.path("pruner").at("/properties/settings/properties");
      for (String pruner : Pruners.names()) {
        Pruners.parameters(pruner)
            .forEach(
                (setting, usual) -> {
                  if (!settings.has(setting)) {
                    settings.putObject(setting).put("type", "integer").put("default", usual);
                  }
                });
      }
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void name(JsonNode choice, Set<String> names) {
    ArrayNode listed = ((ObjectNode) choice.at("/properties/name")).putArray("enum");
    names.forEach(listed::add);
  }
}
