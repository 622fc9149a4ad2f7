package io.fairlead.web.rest;

import io.fairlead.platform.workspace.Permission;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;

/** The person is of the workspace, but their role there doesn't permit this. */
final class NotPermitted extends AccessDeniedException {

  private static final long serialVersionUID = 1;

  NotPermitted(String workspace, Permission needed) {
    super(
        "In workspace '%s' this is for the role %s."
            .formatted(
                workspace,
                needed.roles().stream()
                    .map(role -> role.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining(" or "))));
  }
}
