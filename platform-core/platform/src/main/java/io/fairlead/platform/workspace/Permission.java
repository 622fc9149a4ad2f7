package io.fairlead.platform.workspace;

import java.util.List;
import java.util.Set;

/** What can be permitted, and which roles permit it. */
public enum Permission {
  /** Know that the workspace is there and who belongs to it. */
  SEE(Set.of(Role.values())),
  /** See the workspace's studies, trials, data sets. */
  READ(Set.of(Role.RESEARCHER, Role.MANAGER, Role.AUDITOR)),
  /** Make fairness audits. */
  AUDIT_FAIRNESS(Set.of(Role.RESEARCHER, Role.MANAGER, Role.AUDITOR)),
  /** Submit, pause, resume and stop studies; add data sets. */
  RUN_STUDIES(Set.of(Role.RESEARCHER, Role.MANAGER)),
  /** Write notebooks; everyone who reads the workspace reads them. */
  WRITE_NOTEBOOKS(Set.of(Role.RESEARCHER, Role.MANAGER)),
  /** Sign decisions into the decision log. */
  SIGN_DECISIONS(Set.of(Role.RESEARCHER, Role.MANAGER)),
  /** Propose versions of the catalog's entries; ask for exceptions. */
  PROPOSE(Set.of(Role.RESEARCHER, Role.MANAGER)),
  /** Decide about entries of the catalog and exceptions that others ask for; set baselines. */
  APPROVE_CATALOG(Set.of(Role.MANAGER)),
  /** Run finished trials again, to see whether the same comes out. */
  REPLAY(Set.of(Role.RESEARCHER, Role.MANAGER, Role.AUDITOR)),
  /** Set the workspace's budget, and move some of it to another workspace. */
  MANAGE_BUDGETS(Set.of(Role.MANAGER)),
  /** Read the audit trail of the workspace, export it and take its head. */
  AUDIT(Set.of(Role.MANAGER, Role.AUDITOR)),
  /** The same for the installation's own: sign-ins, people, workspaces, agents. */
  AUDIT_INSTALLATION(Set.of(Role.ADMIN, Role.AUDITOR)),
  /**
   * Give and take roles; for the whole installation also make workspaces, people and the tokens of
   * agents.
   */
  ADMINISTER(Set.of(Role.ADMIN));

  private final Set<Role> roles;

  Permission(Set<Role> roles) {
    this.roles = roles;
  }

  /** Whether any of {@code held} permits this. */
  public boolean grantedBy(Set<Role> held) {
    return held.stream().anyMatch(roles::contains);
  }

  /** The roles that permit this, for messages that say who can grant it. */
  public Set<Role> roles() {
    return roles;
  }

  /** {@link #roles()} as people write them, in order. */
  public List<String> roleNames() {
    return roles.stream().map(Role::word).sorted().toList();
  }
}
