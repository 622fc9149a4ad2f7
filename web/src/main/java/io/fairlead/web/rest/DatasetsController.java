package io.fairlead.web.rest;

import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Data sets: immutable snapshots of uploaded files. */
@RestController
@Tag(name = "Data sets")
class DatasetsController {

  private static final String DATASETS = Paths.WORKSPACE + "/datasets";

  private final Datasets datasets;
  private final Once once;
  private final AuditTrail trail;

  DatasetsController(Datasets datasets, Once once, AuditTrail trail) {
    this.datasets = datasets;
    this.once = once;
    this.trail = trail;
  }

  @GetMapping(DATASETS)
  @Needs(Permission.READ)
  @Operation(summary = "The data sets of a workspace")
  Paging<DatasetView> list(
      @Parameter(hidden = true) Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    return Paging.of(
        datasets.list(caller.workspaceId(), after, Paging.limit(limit)),
        dataset -> DatasetView.of(caller, dataset));
  }

  @GetMapping(DATASETS + "/{dataset}")
  @Needs(Permission.READ)
  @Operation(summary = "One data set with the summaries of its columns, by name or id")
  DatasetView one(@Parameter(hidden = true) Caller caller, @PathVariable String dataset) {
    Dataset found =
        datasets
            .find(caller.workspaceId(), dataset)
            .orElseThrow(() -> new NotFound("data set", dataset));
    if (!found.sensitive().isEmpty()) {
      trail.accessed(
          "dataset.viewed",
          caller.workspaceId(),
          found.id(),
          caller.actor(),
          Map.of("name", found.name(), "sensitive", found.sensitive()));
    }
    return DatasetView.of(caller, found);
  }

  @PostMapping(path = DATASETS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Needs(Permission.RUN_STUDIES)
  @Operation(
      summary = "Adds a data set from a CSV (gzip'd or not) or Parquet file",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = UploadForm.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = DatasetView.class)))
  ResponseEntity<byte[]> add(
      @Parameter(hidden = true) Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @Parameter(hidden = true) MultipartHttpServletRequest request)
      throws IOException {
    try (Upload upload = Upload.of(request)) {
      return once.answerRepeatable(
          new Once.Request(caller, key, request.getRequestURI(), upload.fingerprint()),
          HttpStatus.CREATED,
          () ->
              DatasetView.of(
                  caller,
                  datasets.register(
                      caller.workspaceId(),
                      upload.description(),
                      upload.file(),
                      upload.fileName(),
                      share -> {},
                      caller.actor())));
    }
  }
}
