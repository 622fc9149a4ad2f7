package io.fairlead.web.rest;

import io.fairlead.platform.catalog.CatalogException;
import io.fairlead.platform.catalog.Exceptions;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
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
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Leave for single studies to step outside of the catalog. */
@RestController
@Tag(name = "Catalog")
class ExceptionsController {

  private static final String EXCEPTIONS = Paths.WORKSPACE + "/exceptions";
  private static final String ONE = EXCEPTIONS + "/{exception}";
  private static final String KEY = "Idempotency-Key";

  private final Exceptions exceptions;
  private final Once once;

  ExceptionsController(Exceptions exceptions, Once once) {
    this.exceptions = exceptions;
    this.once = once;
  }

  @GetMapping(EXCEPTIONS)
  @Needs(Permission.READ)
  @Operation(summary = "The newest 200 exceptions, those that wait to be decided about first")
  Paging<ExceptionView> list(@Parameter(hidden = true) Caller caller) {
    return new Paging<>(
        exceptions.list(caller.workspaceId()).stream()
            .map(each -> ExceptionView.of(caller, each))
            .toList(),
        null);
  }

  @GetMapping(ONE)
  @Needs(Permission.READ)
  @Operation(summary = "One exception")
  ExceptionView one(@Parameter(hidden = true) Caller caller, @PathVariable String exception) {
    return ExceptionView.of(caller, find(caller, exception));
  }

  @PostMapping(path = EXCEPTIONS, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.PROPOSE)
  @Operation(
      summary = "Asks for an exception from an entry, for one study and a time",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = ExceptionForm.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ExceptionView.class)))
  ResponseEntity<byte[]> request(
      @Parameter(hidden = true) Caller caller,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () ->
            ExceptionView.of(
                caller,
                exceptions.request(
                    caller.workspaceId(),
                    JsonBody.read(body, ExceptionForm.class).wanted(),
                    caller.access())));
  }

  @PostMapping(path = ONE + "/grant", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.APPROVE_CATALOG)
  @Operation(summary = "Grants an exception that someone else asked for, with a reason")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ExceptionView.class)))
  ResponseEntity<byte[]> grant(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String exception,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    return decide(
        caller,
        exception,
        key,
        request,
        (id, reason) -> exceptions.grant(caller.workspaceId(), id, reason, caller.access()));
  }

  @PostMapping(path = ONE + "/refuse", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.APPROVE_CATALOG)
  @Operation(summary = "Refuses an exception, with a reason")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ExceptionView.class)))
  ResponseEntity<byte[]> refuse(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String exception,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    return decide(
        caller,
        exception,
        key,
        request,
        (id, reason) -> exceptions.refuse(caller.workspaceId(), id, reason, caller.access()));
  }

  private ResponseEntity<byte[]> decide(
      Caller caller,
      String exception,
      @Nullable String key,
      HttpServletRequest request,
      BiFunction<UUID, String, CatalogException> decision)
      throws IOException {
    byte[] body = Body.read(request);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.OK,
        () ->
            ExceptionView.of(
                caller,
                decision.apply(find(caller, exception).id(), ReasonForm.read(body).given())));
  }

  private CatalogException find(Caller caller, String exception) {
    return Ids.parse(exception)
        .flatMap(id -> exceptions.find(caller.workspaceId(), id))
        .orElseThrow(() -> new NotFound("exception", exception));
  }
}
