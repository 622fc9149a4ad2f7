package io.fairlead.web.security.oidc;

import io.fairlead.platform.workspace.Identity.Claimed;
import io.fairlead.platform.workspace.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one place that says which group of an identity provider gives which role where: by patterns
 * such as {@code /fairlead/{workspace}/{role}}.
 */
final class GroupRules {

  private static final String WORKSPACE = "{workspace}";
  private static final String ROLE = "{role}";
  private static final String ROLES =
      Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining("|"));

  private final List<Pattern> patterns;

  /**
   * @throws IllegalArgumentException for a pattern without {@code {role}}
   */
  GroupRules(List<String> patterns) {
    this.patterns = patterns.stream().map(GroupRules::compile).toList();
  }

  private static Pattern compile(String rule) {
    if (!rule.contains(ROLE)) {
      throw new IllegalArgumentException(
          "fairlead.sign-in.oidc.groups has '%s': a pattern names a role with {role}, such as"
                  .formatted(rule)
              + " /fairlead/{workspace}/{role}.");
    }
    return Pattern.compile(
        Pattern.quote(rule)
            .replace(WORKSPACE, "\\E(?<workspace>[a-z][a-z0-9-]{0,38})\\Q")
            .replace(ROLE, "\\E(?<role>" + ROLES + ")\\Q"));
  }

  /** The roles that {@code groups} give; what no pattern knows gives none. */
  Set<Claimed> roles(Collection<String> groups) {
    Set<Claimed> roles = new HashSet<>();
    for (String group : groups) {
      for (Pattern pattern : patterns) {
        claimed(pattern.matcher(group)).ifPresent(roles::add);
      }
    }
    return roles;
  }

  private static Optional<Claimed> claimed(Matcher group) {
    if (!group.matches()) {
      return Optional.empty();
    }
    Role role = Role.parse("role", group.group("role"));
    if (group.namedGroups().containsKey("workspace")) {
      return Optional.of(new Claimed(group.group("workspace"), role));
    }
    return role.isForInstallation() ? Optional.of(new Claimed(null, role)) : Optional.empty();
  }
}
