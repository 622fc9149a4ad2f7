package io.fairlead.web.rest;

import static io.fairlead.web.rest.JsonBody.required;

import io.fairlead.platform.catalog.NewException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request for an exception, as scripts send it. */
record ExceptionForm(
    @Schema(example = "lightgbm") @Nullable String trainer,
    @Schema(example = "learning_rate") @Nullable String name,
    @Nullable DomainForm domain,
    @Schema(example = "steep-steps", description = "The name that the study has or will have")
        @Nullable String study,
    @Schema(example = "Our loss is flat up there") @Nullable String reason,
    @Schema(description = "By when the study will be submitted") @Nullable Instant until) {

  NewException wanted() {
    return new NewException(
        required("trainer", trainer),
        required("name", name),
        required("domain", domain).domain(),
        required("study", study),
        required("reason", reason),
        required("until", until));
  }
}
