package io.fairlead.platform.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.platform.catalog.SpaceModule;
import io.fairlead.platform.problem.StrictReading;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The strict JSON of definitions and plans, with whole numbers as longs. */
final class StrictJson {

  static final JsonMapper MAPPER =
      StrictReading.mapper()
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addModule(new SpaceModule())
          .build();

  private StrictJson() {}
}
