package io.fairlead.web.rest;

import io.fairlead.kernel.space.SpaceFormat;
import io.fairlead.platform.fairness.AuditSpecJson;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.protocol.ProfileSchema;
import io.fairlead.web.security.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Schemas of what is submitted and answered, open to all. */
@RestController
@Tag(name = "Schemas")
class SchemasController {

  @GetMapping(Paths.V1 + "/schemas/study.json")
  @OpenTo(OpenTo.Whom.EVERYONE)
  @SecurityRequirements
  @Operation(summary = "The JSON Schema of a study's definition; its examples run as they are")
  ResponseEntity<String> study() {
    return json(StudyJson.schema());
  }

  @GetMapping(Paths.V1 + "/schemas/space.json")
  @OpenTo(OpenTo.Whom.EVERYONE)
  @SecurityRequirements
  @Operation(summary = "The JSON Schema of a search space")
  ResponseEntity<String> space() {
    return json(SpaceFormat.schema());
  }

  @GetMapping(Paths.V1 + "/schemas/audit-spec.json")
  @OpenTo(OpenTo.Whom.EVERYONE)
  @SecurityRequirements
  @Operation(summary = "The JSON Schema of what a fairness audit is asked for")
  ResponseEntity<String> auditSpec() {
    return json(AuditSpecJson.schema("audit-spec"));
  }

  @GetMapping(Paths.V1 + "/schemas/audit.json")
  @OpenTo(OpenTo.Whom.EVERYONE)
  @SecurityRequirements
  @Operation(summary = "The JSON Schema of a fairness audit")
  ResponseEntity<String> audit() {
    return json(AuditSpecJson.schema("audit"));
  }

  @GetMapping(Paths.V1 + "/schemas/compute-profile.json")
  @OpenTo(OpenTo.Whom.EVERYONE)
  @SecurityRequirements
  @Operation(summary = "The JSON Schema of an agent's compute-profile.yaml")
  ResponseEntity<String> computeProfile() {
    return json(ProfileSchema.text());
  }

  private static ResponseEntity<String> json(String schema) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(schema);
  }
}
