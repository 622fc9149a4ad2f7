package io.fairlead.web.rest;

import static io.fairlead.web.rest.JsonBody.required;

import io.fairlead.platform.notebook.Notebook;
import io.fairlead.platform.notebook.Notebooks;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.AlsoForGuests;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.notebook.NotebookFiles;
import io.fairlead.web.ui.page.Here;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Notebooks, their versions and files. */
@RestController
@Tag(name = "Notebooks")
class NotebooksController {

  static final String NOTEBOOKS = Paths.WORKSPACE + "/notebooks";
  static final String ONE = NOTEBOOKS + "/{notebook}";
  private static final String VERSIONS = ONE + "/versions";
  private static final String KEY = "Idempotency-Key";

  private final Notebooks notebooks;
  private final NotebookFiles files;
  private final Once once;

  NotebooksController(Notebooks notebooks, NotebookFiles files, Once once) {
    this.notebooks = notebooks;
    this.files = files;
    this.once = once;
  }

  @GetMapping(NOTEBOOKS)
  @Needs(Permission.READ)
  @Operation(summary = "The notebooks of a workspace, newest first")
  Paging<Notebooks.Listed> list(
      @Parameter(hidden = true) Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    return Paging.of(
        notebooks.list(caller.workspaceId(), after, Paging.limit(limit)), listed -> listed);
  }

  @PostMapping(path = NOTEBOOKS, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.WRITE_NOTEBOOKS)
  @Operation(
      summary = "Begins a notebook, with a template's cells or with these",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = NotebookForm.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = NotebookView.class)))
  ResponseEntity<byte[]> create(
      @Parameter(hidden = true) Caller caller,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () -> {
          NotebookForm form = JsonBody.read(body, NotebookForm.class);
          return NotebookView.of(
              caller,
              notebooks.create(
                  caller.workspaceId(),
                  form.titleOr(form.parsed().title()),
                  form.newCells(),
                  caller.actor()));
        });
  }

  @GetMapping(ONE)
  @AlsoForGuests
  @Needs(Permission.READ)
  @Operation(summary = "A notebook with its cells")
  NotebookView one(@Parameter(hidden = true) Caller caller, @PathVariable String notebook) {
    return NotebookView.of(caller, find(caller, notebook));
  }

  private Notebook find(Caller caller, String notebook) {
    return notebooks
        .find(caller.workspaceId(), id(notebook))
        .orElseThrow(() -> new NotFound("notebook", notebook));
  }

  static UUID id(String notebook) {
    return Ids.parse(notebook).orElseThrow(() -> new NotFound("notebook", notebook));
  }

  @PatchMapping(path = ONE, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.WRITE_NOTEBOOKS)
  @Operation(
      summary = "Gives a notebook another title",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = TitleForm.class))))
  NotebookView retitle(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String notebook,
      HttpServletRequest request)
      throws IOException {
    TitleForm form = JsonBody.read(Body.read(request), TitleForm.class);
    return NotebookView.of(
        caller,
        notebooks.retitle(
            caller.workspaceId(), id(notebook), required("title", form.title()), caller.actor()));
  }

  @DeleteMapping(ONE)
  @Needs(Permission.WRITE_NOTEBOOKS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Deletes a notebook; that can be taken back")
  void delete(@Parameter(hidden = true) Caller caller, @PathVariable String notebook) {
    notebooks.discard(caller.workspaceId(), id(notebook), caller.actor());
  }

  @PostMapping(ONE + "/restore")
  @Needs(Permission.WRITE_NOTEBOOKS)
  @Operation(summary = "Takes the deletion of a notebook back")
  NotebookView takeBack(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String notebook,
      HttpServletRequest request)
      throws IOException {
    Body.none(Body.read(request));
    return NotebookView.of(
        caller, notebooks.takeBack(caller.workspaceId(), id(notebook), caller.actor()));
  }

  /** Another title. */
  record TitleForm(@Nullable String title) {}

  @GetMapping(
      path = ONE + "/export",
      produces = {MediaType.TEXT_HTML_VALUE, "text/markdown", MediaType.ALL_VALUE})
  @AlsoForGuests
  @Needs(Permission.READ)
  @Operation(
      summary = "The notebook as one file, with what its cells show now",
      description = "format is html (one file that needs no network) or markdown.")
  ResponseEntity<byte[]> export(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String notebook,
      @RequestParam(defaultValue = "html") String format) {
    Notebook found = find(caller, notebook);
    Here here = new Here(caller.workspace(), caller.access(), caller.guest());
    return switch (format) {
      case "html" -> file(found, "html", "text/html", files.html(here, found));
      case "markdown" -> file(found, "md", "text/markdown", files.markdown(here, found));
      default ->
          throw new InvalidInput(
              "format", "A notebook is exported as html or markdown.", format, "Choose one.");
    };
  }

  private static ResponseEntity<byte[]> file(
      Notebook notebook, String ending, String type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(NotebookFiles.name(notebook, ending))
                .build()
                .toString())
        .body(content);
  }

  @GetMapping(VERSIONS)
  @Needs(Permission.READ)
  @Operation(summary = "The versions of a notebook, newest first")
  Paging<NotebookVersionView> versions(
      @Parameter(hidden = true) Caller caller, @PathVariable String notebook) {
    UUID id = id(notebook);
    return new Paging<>(
        notebooks.versions(caller.workspaceId(), id).stream()
            .map(version -> NotebookVersionView.of(caller, id, version))
            .toList(),
        null);
  }

  @PostMapping(path = VERSIONS, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.WRITE_NOTEBOOKS)
  @Operation(
      summary = "Keeps a notebook as it is now",
      requestBody =
          @RequestBody(content = @Content(schema = @Schema(implementation = LabelForm.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = NotebookVersionView.class)))
  ResponseEntity<byte[]> keep(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String notebook,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () -> {
          String label = JsonBody.read(body, LabelForm.class).label();
          return NotebookVersionView.of(
              caller,
              id(notebook),
              notebooks.keep(
                  caller.workspaceId(), id(notebook), label == null ? "" : label, caller.actor()));
        });
  }

  /** Why a version is kept. */
  record LabelForm(@Schema(example = "as shown to the board") @Nullable String label) {}

  @GetMapping(VERSIONS + "/{version}")
  @Needs(Permission.READ)
  @Operation(summary = "A notebook as it was in a version")
  NotebookView version(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String notebook,
      @PathVariable String version) {
    return notebooks
        .version(caller.workspaceId(), id(notebook), number(version))
        .map(found -> NotebookView.of(caller, found))
        .orElseThrow(() -> new NotFound("version", version));
  }

  private static int number(String version) {
    if (!version.matches("[0-9]{1,9}")) {
      throw new NotFound("version", version);
    }
    return Integer.parseInt(version);
  }

  @PostMapping(VERSIONS + "/{version}/restore")
  @Needs(Permission.WRITE_NOTEBOOKS)
  @Operation(summary = "Goes back to a version, after keeping what is there now")
  NotebookView restore(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String notebook,
      @PathVariable String version,
      HttpServletRequest request)
      throws IOException {
    Body.none(Body.read(request));
    return NotebookView.of(
        caller,
        notebooks.restore(caller.workspaceId(), id(notebook), number(version), caller.actor()));
  }
}
