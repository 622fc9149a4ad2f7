package io.fairlead.web.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is to become of a cell; what is left out stays. */
record CellChange(
    @Schema(description = "That the change is based on; needed with content", example = "3")
        @Nullable Long revision,
    @Schema(type = "object") @Nullable JsonNode content,
    @Schema(example = "search") @Nullable String name,
    @Nullable Boolean folded) {}
