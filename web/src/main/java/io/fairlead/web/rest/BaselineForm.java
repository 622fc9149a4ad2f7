package io.fairlead.web.rest;

import static io.fairlead.web.rest.JsonBody.required;

import io.fairlead.platform.baseline.NewBaseline;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A baseline, as scripts set it. */
record BaselineForm(
    @Schema(example = "german-credit") @Nullable String dataset,
    @Schema(example = "lightgbm") @Nullable String trainer,
    @Schema(example = "validation_auc", description = "The first objective of its studies")
        @Nullable String metric,
    @Schema(
            type = "object",
            example = "{\"learning_rate\": 0.1}",
            description = "What is left out gets the catalog's default")
        @Nullable Map<String, Object> parameters,
    @Schema(example = "What production runs today") @Nullable String rationale) {

  NewBaseline wanted() {
    return new NewBaseline(
        required("dataset", dataset),
        required("trainer", trainer),
        required("metric", metric),
        parameters == null ? Map.of() : parameters,
        required("rationale", rationale));
  }
}
