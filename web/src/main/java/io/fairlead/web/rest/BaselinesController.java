package io.fairlead.web.rest;

import io.fairlead.platform.baseline.Baselines;
import io.fairlead.platform.catalog.SpaceJson;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.study.CatalogVersions;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What studies are compared with, and under which catalog they were accepted. */
@RestController
@Tag(name = "Baselines")
class BaselinesController {

  private static final String BASELINES = Paths.WORKSPACE + "/baselines";
  private static final String STUDY = StudiesController.STUDIES + "/{study}";

  private final Baselines baselines;
  private final CatalogVersions versions;
  private final Studies studies;
  private final Once once;

  BaselinesController(Baselines baselines, CatalogVersions versions, Studies studies, Once once) {
    this.baselines = baselines;
    this.versions = versions;
    this.studies = studies;
    this.once = once;
  }

  /** What of the catalog a study was accepted under. */
  record UsedView(List<UsedVersionView> versions, List<UsedExceptionView> exceptions) {}

  /** A version of an entry. */
  record UsedVersionView(String name, UUID id, String scope, int version) {}

  /** An exception, as it was when the study was accepted. */
  record UsedExceptionView(
      UUID id,
      String name,
      String approved,
      @Schema(type = "object") JsonNode domain,
      String requestedBy,
      String grantedBy,
      String reason,
      Instant until) {}

  @GetMapping(BASELINES)
  @Needs(Permission.READ)
  @Operation(summary = "The baselines that count now, by data set, trainer and metric")
  Paging<BaselineView> list(@Parameter(hidden = true) Caller caller) {
    return new Paging<>(
        baselines.list(caller.workspaceId()).stream()
            .map(each -> BaselineView.of(caller, each))
            .toList(),
        null);
  }

  @PostMapping(path = BASELINES, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.APPROVE_CATALOG)
  @Operation(
      summary = "Sets the baseline of a data set, trainer and metric for studies from now on",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = BaselineForm.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = BaselineView.class)))
  ResponseEntity<byte[]> set(
      @Parameter(hidden = true) Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () ->
            BaselineView.of(
                caller,
                baselines.set(
                    caller.workspaceId(),
                    JsonBody.read(body, BaselineForm.class).wanted(),
                    caller.actor())));
  }

  @GetMapping(STUDY + "/baseline")
  @Needs(Permission.READ)
  @Operation(summary = "How much better than its baseline a study's best trial is, on test rows")
  ComparisonView compare(@Parameter(hidden = true) Caller caller, @PathVariable String study) {
    return ComparisonView.of(baselines.compare(caller.workspaceId(), find(caller, study)));
  }

  @GetMapping(STUDY + "/catalog")
  @Needs(Permission.READ)
  @Operation(summary = "The versions of the catalog that a study used, and its exceptions")
  UsedView used(@Parameter(hidden = true) Caller caller, @PathVariable String study) {
    CatalogVersions.Used used = versions.of(caller.workspaceId(), find(caller, study));
    return new UsedView(
        used.versions().stream()
            .map(
                each ->
                    new UsedVersionView(
                        each.name(), each.id(), each.scope().word(), each.version()))
            .toList(),
        used.exceptions().stream()
            .map(
                each ->
                    new UsedExceptionView(
                        each.id(),
                        each.name(),
                        each.approved(),
                        VersionView.json(SpaceJson.write(each.domain())),
                        each.requestedBy(),
                        each.grantedBy(),
                        each.reason(),
                        each.until()))
            .toList());
  }

  private UUID find(Caller caller, String study) {
    return studies
        .find(caller.workspaceId(), study)
        .orElseThrow(() -> new NotFound("study", study))
        .id();
  }
}
