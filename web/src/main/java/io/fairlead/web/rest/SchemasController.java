package io.fairlead.web.rest;

import io.fairlead.platform.study.StudyJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Schemas of what is submitted, open to all. */
@RestController
@Tag(name = "Schemas")
class SchemasController {

  @GetMapping(Paths.V1 + "/schemas/study.json")
  @SecurityRequirements
  @Operation(summary = "The JSON Schema of a study's definition; its examples run as they are")
  ResponseEntity<String> study() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(StudyJson.schema());
  }
}
