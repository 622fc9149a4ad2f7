package io.fairlead.platform.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.sampler.Samplers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StudySchemaTest {

  @Test
  void itNamesEverySampler() {
    JsonNode names =
        new JsonMapper()
            .readTree(StudyJson.schema())
            .path("properties")
            .path("sampler")
            .path("properties")
            .path("name")
            .path("enum");
    List<String> listed = new ArrayList<>();
    names.forEach(each -> listed.add(each.asString()));
    assertThat(listed).containsExactlyElementsOf(Samplers.names());
  }
}
