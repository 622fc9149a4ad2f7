package io.fairlead.web.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The parts of an audit's request; its names are all that are taken. */
record AuditForm(
    @Schema(
            type = "string",
            format = "binary",
            description = "CSV or Arrow IPC; left out where spec names a trial")
        @Nullable String predictions,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "JSON as /api/v1/schemas/audit-spec.json says",
            example =
                "{\"label\":\"label\",\"score\":\"score\",\"positive\":1,\"sensitive\":[\"sex\"],"
                    + "\"threshold\":0.5,\"reference\":\"male\"}")
        String spec) {}
