package io.fairlead.platform.workspace;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The table of rights: what can be permitted, and which roles permit it. Every route and page names
 * its row, and the guide shows the same table.
 */
public enum Permission {
  /** Know that the workspace is there and who belongs to it. */
  SEE("know of the workspace and its members", Set.of(Role.values())),
  /** See the workspace's studies, trials, data sets. */
  READ(
      "read studies, trials, data sets, notebooks, decisions, budgets, lineage",
      Set.of(Role.RESEARCHER, Role.MANAGER, Role.AUDITOR)),
  /** Make fairness audits. */
  AUDIT_FAIRNESS("make fairness audits", Set.of(Role.RESEARCHER, Role.MANAGER, Role.AUDITOR)),
  /** Submit, pause, resume and stop studies; add data sets. */
  RUN_STUDIES("run studies, add data sets", Set.of(Role.RESEARCHER, Role.MANAGER)),
  /** Change how much a study counts where it competes with others of the workspace. */
  WEIGH_STUDIES("change the weight of a study", Set.of(Role.MANAGER)),
  /** Write notebooks; everyone who reads the workspace reads them. */
  WRITE_NOTEBOOKS("write notebooks", Set.of(Role.RESEARCHER, Role.MANAGER)),
  /** Sign decisions into the decision log. */
  SIGN_DECISIONS("sign decisions", Set.of(Role.RESEARCHER, Role.MANAGER)),
  /** Propose versions of the catalog's entries; ask for exceptions. */
  PROPOSE("propose catalog entries, ask for exceptions", Set.of(Role.RESEARCHER, Role.MANAGER)),
  /** Decide about entries of the catalog and exceptions that others ask for; set baselines. */
  APPROVE_CATALOG("decide about the catalog and exceptions, set baselines", Set.of(Role.MANAGER)),
  /** Run finished trials again, to see whether the same comes out. */
  REPLAY("replay trials", Set.of(Role.RESEARCHER, Role.MANAGER, Role.AUDITOR)),
  /** Set the workspace's budget, and move some of it to another workspace. */
  MANAGE_BUDGETS("set and move budgets", Set.of(Role.MANAGER)),
  /** Show a study or a notebook to another workspace or to all, and end that. */
  SHARE("share studies and notebooks with other workspaces", Set.of(Role.MANAGER)),
  /** Give and take the roles of a workspace, but for its admins. */
  MANAGE_MEMBERS("choose the workspace's members", Set.of(Role.MANAGER, Role.ADMIN)),
  /** Read the audit trail of the workspace, export it and take its head. */
  AUDIT("read, export and verify the audit trail", Set.of(Role.MANAGER, Role.AUDITOR)),
  /** The same for the installation's own: sign-ins, people, workspaces, agents. */
  AUDIT_INSTALLATION("the same for the installation's own trail", Set.of(Role.ADMIN, Role.AUDITOR)),
  /**
   * Give and take roles; for the whole installation also make workspaces, people and the tokens of
   * agents.
   */
  ADMINISTER("administer people, workspaces, agents", Set.of(Role.ADMIN));

  private final String does;
  private final Set<Role> roles;

  Permission(String does, Set<Role> roles) {
    this.does = does;
    this.roles = roles;
  }

  /** What it lets one do, as in "may …". */
  public String does() {
    return does;
  }

  /** As events and the guide write it, such as {@code run-studies}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
