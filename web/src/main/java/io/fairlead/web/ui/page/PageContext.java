package io.fairlead.web.ui.page;

import io.fairlead.platform.sharing.Shares;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.web.security.CurrentAccess;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What any page needs to know of its surroundings. */
@Component
public class PageContext {

  private final CurrentAccess current;
  private final Workspaces workspaces;
  private final Shares shares;
  private final Clock clock;

  PageContext(CurrentAccess current, Workspaces workspaces, Shares shares, Clock clock) {
    this.current = current;
    this.workspaces = workspaces;
    this.shares = shares;
    this.clock = clock;
  }

  /** Who is signed in. */
  public Access access() {
    return current.get();
  }

  public Clock clock() {
    return clock;
  }

  /** The workspaces that this person may enter, by name. */
  public List<Workspace> visible() {
    Access access = access();
    return workspaces.visibleTo(access).stream()
        .filter(each -> access.may(Permission.READ, each.id()))
        .toList();
  }

  /** The workspaces that this person may know of, by name; for an admin all of them. */
  public List<Workspace> known() {
    return workspaces.knownTo(access());
  }

  /** The workspace of this name and who looks at it; empty when there is none. */
  public Optional<Here> here(String workspace) {
    return workspaces.find(workspace).map(found -> new Here(found, access()));
  }

  /** As {@link #here}, for who sees only what that workspace shares; empty when that is nothing. */
  Optional<Here> visit(String workspace) {
    Access access = access();
    return workspaces
        .find(workspace)
        .flatMap(found -> shares.visit(found, access))
        .map(visited -> new Here(visited, access, true));
  }

  /** Notes that a guest looked at a page. */
  void looked(Here here, String path) {
    shares.looked(here.workspace(), here.access(), path);
  }
}
