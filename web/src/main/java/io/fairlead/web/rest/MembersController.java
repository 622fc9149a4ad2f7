package io.fairlead.web.rest;

import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.Member;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Person;
import io.fairlead.platform.workspace.Role;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who holds which role in a workspace. */
@RestController
@Tag(name = "Members")
class MembersController {

  private static final String MEMBERS = Paths.WORKSPACE + "/members";

  private final Administration administration;

  MembersController(Administration administration) {
    this.administration = administration;
  }

  /** A member as scripts see them. */
  record MemberView(UUID id, String name, String displayName, List<String> roles) {

    static MemberView of(Member member) {
      return new MemberView(
          member.person(), member.name(), member.displayName(), words(member.roles().stream()));
    }

    static MemberView of(Person person, UUID workspace) {
      return new MemberView(
          person.id(),
          person.name(),
          person.displayName(),
          words(
              person.roles().stream().filter(held -> held.isIn(workspace)).map(Person.Held::role)));
    }

    private static List<String> words(Stream<Role> roles) {
      return roles.map(Role::word).sorted().toList();
    }
  }

  @GetMapping(MEMBERS)
  @Needs(Permission.SEE)
  @Operation(summary = "The members of a workspace with their roles there, by name")
  Paging<MemberView> list(
      @Parameter(hidden = true) Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    return Paging.of(
        administration.members(caller.workspace(), after, Paging.limit(limit), caller.access()),
        MemberView::of);
  }

  @PutMapping(path = MEMBERS + "/{person}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.MANAGE_MEMBERS)
  @Operation(
      summary = "Sets the role that a person holds in the workspace, instead of any other",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = RoleForm.class))))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MemberView.class)))
  MemberView set(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String person,
      HttpServletRequest request)
      throws IOException {
    Role role = RoleForm.read(Body.read(request));
    return MemberView.of(
        administration.setRole(person, caller.workspace(), role, caller.access()),
        caller.workspaceId());
  }

  @DeleteMapping(MEMBERS + "/{person}")
  @Needs(Permission.MANAGE_MEMBERS)
  @Operation(summary = "Takes away whatever role a person holds in the workspace")
  @ApiResponse(responseCode = "204")
  ResponseEntity<Void> remove(
      @Parameter(hidden = true) Caller caller, @PathVariable String person) {
    administration.setRole(person, caller.workspace(), null, caller.access());
    return ResponseEntity.noContent().build();
  }
}
