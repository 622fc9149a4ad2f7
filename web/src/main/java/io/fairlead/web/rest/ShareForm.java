package io.fairlead.web.rest;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.sharing.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be shown to whom. */
record ShareForm(
    @Schema(
            example = "study",
            allowableValues = {"study", "notebook"})
        @Nullable String kind,
    @Schema(
            example = "lightgbm-baseline",
            description = "Name or id of the study, id of the notebook")
        @Nullable String subject,
    @Schema(
            example = "vision",
            description = "Name or id of the other workspace; none with everyone")
        @Nullable String with,
    @Schema(example = "false", description = "Shows it to all workspaces of the installation")
        @Nullable Boolean everyone) {

  Share.Kind wantedKind() {
    return Share.Kind.parse(JsonBody.required("kind", kind));
  }

  String wantedSubject() {
    return JsonBody.required("subject", subject);
  }

  /** Null for all. */
  @Nullable String guest() {
    boolean all = Boolean.TRUE.equals(everyone);
    if (all == (with != null)) {
      throw new InvalidInput(
          "with",
          "A share is with one workspace, or with everyone.",
          with,
          "Send either \"with\" or \"everyone\": true.");
    }
    return with;
  }
}
