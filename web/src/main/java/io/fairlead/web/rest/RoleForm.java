package io.fairlead.web.rest;

import io.fairlead.platform.workspace.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The role that someone is to hold. */
record RoleForm(
    @Schema(
            example = "auditor",
            allowableValues = {"researcher", "manager", "auditor", "admin"})
        @Nullable String role) {

  static Role read(byte[] body) {
    return Role.parse(
        "role", JsonBody.required("role", JsonBody.read(body, RoleForm.class).role()));
  }
}
