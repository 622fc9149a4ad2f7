package io.fairlead.web.rest;

import io.fairlead.platform.dataset.Task;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of an upload; its names are all that are taken. */
record UploadForm(
    @Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED)
        String file,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "german-credit",
            description = "Unique in its workspace")
        String name,
    @Schema(example = "risk", description = "The column to predict; the last where this is missing")
        @Nullable String target,
    @Schema(
            example = "[\"sex\", \"age\"]",
            description = "Sensitive columns: repeated, or one text with commas")
        List<String> sensitive,
    @Schema(description = "What the target asks for; told from its values where this is missing")
        @Nullable Task task,
    @Schema(description = "Where the file comes from, and its licence") @Nullable String source) {}
