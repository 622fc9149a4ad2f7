package io.fairlead.web.rest;

import static io.fairlead.web.rest.JsonBody.required;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Person;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.web.security.CurrentAccess;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People: made, deactivated, given roles for the whole installation; for admins. */
@RestController
@Tag(name = "People")
class PeopleController {

  private static final String PEOPLE = Paths.V1 + "/people";
  private static final String PERSON = PEOPLE + "/{person}";
  private static final String KEY = "Idempotency-Key";

  private final Administration administration;
  private final Workspaces workspaces;
  private final CurrentAccess access;
  private final OnceForAdmins once;

  PeopleController(
      Administration administration,
      Workspaces workspaces,
      CurrentAccess access,
      OnceForAdmins once) {
    this.administration = administration;
    this.workspaces = workspaces;
    this.access = access;
    this.once = once;
  }

  /** Who is to be made. */
  record NewPerson(
      @Schema(example = "ada") @Nullable String name,
      @Schema(example = "Ada Lovelace", description = "The name where this is missing")
          @Nullable String displayName,
      @Schema(description = "A role by workspace", example = "{\"credit\": \"researcher\"}")
          @Nullable Map<String, String> roles) {}

  @GetMapping(PEOPLE)
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "The people with the roles they hold, by name")
  Paging<PersonView> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    return Paging.of(
        administration.people(after, Paging.limit(limit), access.get()), PersonView::of);
  }

  @GetMapping(PERSON)
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "One person, by name or id")
  PersonView one(@PathVariable String person) {
    return PersonView.of(find(person, access.get()));
  }

  @PostMapping(path = PEOPLE, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.ADMINISTER)
  @Operation(
      summary = "Makes a person; the generated password is in this answer alone",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = NewPerson.class))))
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PersonView.class)))
  ResponseEntity<byte[]> create(
      @RequestHeader(name = KEY, required = false) @Nullable String key, HttpServletRequest request)
      throws IOException {
    byte[] body = Body.read(request);
    Access asking = access.get();
    return once.answer(
        new OnceForAdmins.Request(asking, key, request.getRequestURI(), body),
        HttpStatus.CREATED,
        () -> {
          NewPerson form = JsonBody.read(body, NewPerson.class);
          String name = required("name", form.name());
          return PersonView.of(
              administration.createPerson(
                  name,
                  form.displayName() == null ? name : form.displayName(),
                  roles(form.roles() == null ? Map.of() : form.roles()),
                  asking));
        });
  }

  private Map<UUID, Role> roles(Map<String, String> given) {
    Map<UUID, Role> roles = new HashMap<>();
    given.forEach(
        (workspace, word) -> {
          String field = "roles." + workspace;
          Role role = Role.parse(field, required(field, word));
          UUID id =
              workspaces
                  .find(workspace)
                  .orElseThrow(
                      () ->
                          new InvalidInput(
                              field,
                              "A role is held in a workspace that is there.",
                              workspace,
                              "Create the workspace first. For the whole installation, use"
                                  + " PUT /api/v1/people/{person}/role."))
                  .id();
          roles.put(id, role);
        });
    return roles;
  }

  @PutMapping(path = PERSON + "/role", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.ADMINISTER)
  @Operation(
      summary = "Sets the role that a person holds for the whole installation: auditor or admin",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = RoleForm.class))))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PersonView.class)))
  PersonView setRole(@PathVariable String person, HttpServletRequest request) throws IOException {
    Role role = RoleForm.read(Body.read(request));
    return PersonView.of(administration.setRole(person, null, role, access.get()));
  }

  @DeleteMapping(PERSON + "/role")
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "Takes away what a person holds for the whole installation")
  @ApiResponse(responseCode = "204")
  ResponseEntity<Void> takeRole(@PathVariable String person) {
    administration.setRole(person, null, null, access.get());
    return ResponseEntity.noContent().build();
  }

  @PostMapping(PERSON + "/deactivate")
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "The person can't sign in any more, and their tokens are refused")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PersonView.class)))
  ResponseEntity<byte[]> deactivate(
      @PathVariable String person,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    return change(
        person, key, request, (id, by) -> PersonView.of(administration.setActive(id, false, by)));
  }

  @PostMapping(PERSON + "/activate")
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "The person can sign in again")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PersonView.class)))
  ResponseEntity<byte[]> activate(
      @PathVariable String person,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    return change(
        person, key, request, (id, by) -> PersonView.of(administration.setActive(id, true, by)));
  }

  @PostMapping(PERSON + "/password")
  @Needs(Permission.ADMINISTER)
  @Operation(summary = "Replaces the password; the new one is in this answer alone")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PersonView.class)))
  ResponseEntity<byte[]> renewPassword(
      @PathVariable String person,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    return change(
        person, key, request, (id, by) -> PersonView.of(administration.renewPassword(id, by)));
  }

  private ResponseEntity<byte[]> change(
      String person,
      @Nullable String key,
      HttpServletRequest request,
      BiFunction<UUID, Access, PersonView> change)
      throws IOException {
    byte[] body = Body.read(request);
    Body.none(body);
    Access asking = access.get();
    return once.answer(
        new OnceForAdmins.Request(asking, key, request.getRequestURI(), body),
        HttpStatus.OK,
        () -> change.apply(find(person, asking).id(), asking));
  }

  private Person find(String person, Access asking) {
    return administration.person(person, asking).orElseThrow(() -> new NotFound("person", person));
  }
}
