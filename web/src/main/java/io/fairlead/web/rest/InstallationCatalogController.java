package io.fairlead.web.rest;

import io.fairlead.platform.catalog.EntryVersion;
import io.fairlead.platform.catalog.InstallationCatalog;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.CurrentAccess;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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

/** What holds in every workspace; for admins. */
@RestController
@Tag(name = "Catalog")
class InstallationCatalogController {

  private static final String CATALOG = Paths.V1 + "/catalog";
  private static final String VERSION = CATALOG + "/versions/{version}";
  private static final String KEY = "Idempotency-Key";

  private final InstallationCatalog catalog;
  private final CurrentAccess access;
  private final OnceForAdmins once;

  InstallationCatalogController(
      InstallationCatalog catalog, CurrentAccess access, OnceForAdmins once) {
    this.catalog = catalog;
    this.access = access;
    this.once = once;
  }

  @GetMapping(CATALOG)
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "What is approved in every workspace, by trainer")
  Paging<VersionView> list() {
    return page(
        catalog.trainers().stream().flatMap(each -> catalog.entries(each).stream()).toList());
  }

  @GetMapping(CATALOG + "/proposals")
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "Proposals for every workspace that wait to be decided about, oldest first")
  Paging<VersionView> waiting() {
    return page(catalog.waiting());
  }

  private static Paging<VersionView> page(List<EntryVersion> versions) {
    return new Paging<>(versions.stream().map(InstallationCatalogController::view).toList(), null);
  }

  private static VersionView view(EntryVersion version) {
    return VersionView.of(CATALOG + "/versions/" + version.id(), version);
  }

  @GetMapping(VERSION)
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "One version of an entry that is for every workspace")
  VersionView one(@PathVariable String version) {
    return view(find(version));
  }

  @PostMapping(path = VERSION + "/approve", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "Approves a version that someone else proposed, for every workspace")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VersionView.class)))
  ResponseEntity<byte[]> approve(
      @PathVariable String version,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    return decide(
        version, key, request, (id, form, by) -> catalog.approve(id, form.givenOrNone(), by));
  }

  @PostMapping(path = VERSION + "/reject", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "Rejects a version for every workspace, with a reason")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VersionView.class)))
  ResponseEntity<byte[]> reject(
      @PathVariable String version,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    return decide(version, key, request, (id, form, by) -> catalog.reject(id, form.given(), by));
  }

  @PostMapping(path = VERSION + "/deprecate", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "Deprecates what is in force everywhere, with a reason and a replacement")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VersionView.class)))
  ResponseEntity<byte[]> deprecate(
      @PathVariable String version,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    return decide(
        version,
        key,
        request,
        (id, form, by) -> catalog.deprecate(id, form.given(), form.inPlace(), by));
  }

  private interface Decision {
    EntryVersion of(UUID version, ReasonForm form, Access by);
  }

  private ResponseEntity<byte[]> decide(
      String version, @Nullable String key, HttpServletRequest request, Decision decision)
      throws IOException {
    byte[] body = Body.read(request);
    Access asking = access.get();
    return once.answer(
        new OnceForAdmins.Request(asking, key, request.getRequestURI(), body),
        HttpStatus.OK,
        () ->
            view(
                decision.of(
                    find(version).id(),
                    ReasonForm.read(body),
                    asking.using(Permission.ADMINISTER))));
  }

  private EntryVersion find(String version) {
    return Ids.parse(version)
        .flatMap(catalog::find)
        .orElseThrow(() -> new NotFound("version of the catalog", version));
  }
}
