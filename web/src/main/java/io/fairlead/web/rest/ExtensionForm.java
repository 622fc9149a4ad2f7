package io.fairlead.web.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * By how much a study is extended.
 *
 * @param more how many more trials; at least 1
 * @param rationale why, for the decision log; where it is left out, the log says that
 */
record ExtensionForm(
    @Nullable Integer more,
    @Schema(example = "The last ten trials still got better") @Nullable String rationale) {

  int given() {
    return JsonBody.required("more", more);
  }
}
