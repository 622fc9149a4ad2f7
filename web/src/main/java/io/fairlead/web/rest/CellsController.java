package io.fairlead.web.rest;

import static io.fairlead.web.rest.JsonBody.required;

import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.Notebooks;
import io.fairlead.platform.notebook.Saved;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The cells of a notebook. */
@RestController
@Tag(name = "Notebooks")
class CellsController {

  private static final String CELLS = NotebooksController.ONE + "/cells";
  private static final String ONE = CELLS + "/{cell}";

  private final Notebooks notebooks;
  private final Once once;

  CellsController(Notebooks notebooks, Once once) {
    this.notebooks = notebooks;
    this.once = once;
  }

  @PostMapping(path = CELLS, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.WRITE_NOTEBOOKS)
  @Operation(
      summary = "Adds a cell",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = CellForm.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CellView.class)))
  ResponseEntity<byte[]> add(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String notebook,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () -> {
          CellForm form = JsonBody.read(body, CellForm.class);
          UUID in = NotebooksController.id(notebook);
          return CellView.of(
              caller,
              in,
              notebooks.add(caller.workspaceId(), in, form.cell(), form.after(), caller.actor()));
        });
  }

  @PatchMapping(path = ONE, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.WRITE_NOTEBOOKS)
  @Operation(
      summary = "Changes a cell's content, name or fold",
      description =
          "Content needs the revision that it is based on. When somebody changed the cell meanwhile"
              + " it stays as it is (409), and yours is kept as a version.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = CellChange.class))))
  CellView change(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String notebook,
      @PathVariable String cell,
      HttpServletRequest request)
      throws IOException {
    CellChange change = JsonBody.read(Body.read(request), CellChange.class);
    UUID in = NotebooksController.id(notebook);
    @Nullable Cell changed = null;
    if (change.content() != null) {
      long revision = required("revision", change.revision());
      changed =
          switch (notebooks.save(
              caller.workspaceId(), in, id(cell), revision, change.content(), caller.actor())) {
            case Saved.Done done -> done.cell();
            case Saved.Conflicting conflict -> throw told(conflict, revision);
          };
    }
    if (change.name() != null) {
      changed = notebooks.rename(caller.workspaceId(), in, id(cell), change.name(), caller.actor());
    }
    if (change.folded() != null) {
      changed = notebooks.fold(caller.workspaceId(), in, id(cell), change.folded());
    }
    if (changed == null) {
      throw new InvalidInput(
          "content",
          "A change says what is to become of the cell.",
          null,
          "Give content, name or folded.");
    }
    return CellView.of(caller, in, changed);
  }

  private static Conflict told(Saved.Conflicting conflict, long revision) {
    Cell current = conflict.current();
    return new Conflict(
        "%s changed this cell at %s: it is at revision %d, your change is based on %d. Yours is kept as version %d; read the cell, bring both together, and send it with revision %d."
            .formatted(
                current.changedBy(),
                current.changedAt(),
                current.revision(),
                revision,
                conflict.kept().number(),
                current.revision()));
  }

  @PostMapping(path = ONE + "/move", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.WRITE_NOTEBOOKS)
  @Operation(
      summary = "Moves a cell behind another one, or to the beginning",
      requestBody =
          @RequestBody(content = @Content(schema = @Schema(implementation = MoveForm.class))))
  CellView move(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String notebook,
      @PathVariable String cell,
      HttpServletRequest request)
      throws IOException {
    MoveForm form = JsonBody.read(Body.read(request), MoveForm.class);
    UUID in = NotebooksController.id(notebook);
    return CellView.of(
        caller,
        in,
        notebooks.move(caller.workspaceId(), in, id(cell), form.after(), caller.actor()));
  }

  /** Where a cell is to go. */
  record MoveForm(
      @Schema(description = "The cell that it is to follow; left out for the beginning")
          @Nullable UUID after) {}

  @PostMapping(ONE + "/duplicate")
  @Needs(Permission.WRITE_NOTEBOOKS)
  @Operation(summary = "Adds a copy behind a cell")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CellView.class)))
  ResponseEntity<byte[]> duplicate(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String notebook,
      @PathVariable String cell,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    Body.none(body);
    UUID in = NotebooksController.id(notebook);
    return once.answer(
        new Once.Request(caller, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () ->
            CellView.of(
                caller,
                in,
                notebooks.duplicate(caller.workspaceId(), in, id(cell), caller.actor())));
  }

  @DeleteMapping(ONE)
  @Needs(Permission.WRITE_NOTEBOOKS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Deletes a cell; this can be taken back")
  void delete(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String notebook,
      @PathVariable String cell) {
    notebooks.delete(
        caller.workspaceId(), NotebooksController.id(notebook), id(cell), caller.actor());
  }

  @PostMapping(ONE + "/restore")
  @Needs(Permission.WRITE_NOTEBOOKS)
  @Operation(summary = "Takes the deletion of a cell back")
  CellView undelete(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String notebook,
      @PathVariable String cell,
      HttpServletRequest request)
      throws IOException {
    Body.none(Body.read(request));
    UUID in = NotebooksController.id(notebook);
    return CellView.of(
        caller, in, notebooks.undelete(caller.workspaceId(), in, id(cell), caller.actor()));
  }

  private static UUID id(String cell) {
    return Ids.parse(cell).orElseThrow(() -> new NotFound("cell", cell));
  }
}
