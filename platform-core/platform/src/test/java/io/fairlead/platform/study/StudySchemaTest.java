package io.fairlead.platform.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.sampler.Samplers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StudySchemaTest {

  private final JsonNode fields = new JsonMapper().readTree(StudyJson.schema()).path("properties");

  @Test
  void itNamesEverySamplerAndPruner() {
    assertThat(listed("/sampler/properties/name/enum")).containsExactlyElementsOf(Samplers.names());
    assertThat(listed("/pruner/properties/name/enum")).containsExactlyElementsOf(Pruners.names());
  }

  @Test
  void itHasEverySettingOfEveryPruner() {
    JsonNode settings = fields.at("/pruner/properties/settings/properties");
    for (String pruner : Pruners.names()) {
      assertThat(Pruners.parameters(pruner).keySet()).allMatch(settings::has);
    }
  }

  private List<String> listed(String path) {
    List<String> listed = new ArrayList<>();
    fields.at(path).forEach(each -> listed.add(each.asString()));
    return listed;
  }
}
