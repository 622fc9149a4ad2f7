package io.fairlead.web.rest;

import static io.fairlead.web.rest.JsonBody.required;

import io.fairlead.platform.notebook.NewCell;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A cell to be added. */
record CellForm(
    @Schema(example = "text") @Nullable String kind,
    @Schema(description = "By which other cells refer to it; made where its kind needs one")
        @Nullable String name,
    @Schema(description = "As its kind has it; see the guide to notebooks", type = "object")
        @Nullable JsonNode content,
    @Schema(description = "The cell that it follows; left out for the beginning")
        @Nullable UUID after) {

  NewCell cell() {
    return new NewCell(
        required("kind", kind),
        name,
        content == null ? JsonNodeFactory.instance.objectNode() : content);
  }
}
