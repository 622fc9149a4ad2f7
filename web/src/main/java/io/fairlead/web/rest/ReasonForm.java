package io.fairlead.web.rest;

import static io.fairlead.web.rest.JsonBody.required;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why something is decided. */
record ReasonForm(
    @Schema(example = "Agreed in Monday's review") @Nullable String reason,
    @Schema(description = "To deprecate: the parameter to use in its place", example = "num_leaves")
        @Nullable String replacement) {

  static ReasonForm read(byte[] body) {
    return JsonBody.read(body, ReasonForm.class);
  }

  String given() {
    return required("reason", reason);
  }

  /** Where none is needed. */
  String givenOrNone() {
    return reason == null ? "" : reason;
  }

  String inPlace() {
    return required("replacement", replacement);
  }
}
