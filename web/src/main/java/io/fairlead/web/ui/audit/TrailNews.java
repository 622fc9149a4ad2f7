package io.fairlead.web.ui.audit;

import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Role;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.HomeItem;
import io.fairlead.web.ui.page.HomeItem.Matter;
import io.fairlead.web.ui.page.HomeSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** How far the trail is sealed, for auditors. */
@Component
final class TrailNews implements HomeSource {

  private final AuditTrail trail;

  TrailNews(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public List<HomeItem> items(Here here) {
    boolean auditor =
        here.access().rolesIn(here.id()).contains(Role.AUDITOR)
            || here.access().installation().contains(Role.AUDITOR);
    if (!auditor || !here.may(Permission.AUDIT)) {
      return List.of();
    }
    AuditTrail.Standing standing = trail.standing(here.id());
    SignedHead head = standing.head();
    if (standing.waiting() > 0) {
      return List.of(
          new HomeItem(
              Matter.WAITS,
              "%s events wait to be sealed".formatted(Numbers.count(standing.waiting())),
              AuditNavigation.of(here),
              "That takes less than a second; if it stays, tell an admin.",
              null));
    }
    return head == null
        ? List.of()
        : List.of(
            new HomeItem(
                Matter.LATELY,
                "The audit trail is sealed up to entry %s"
                    .formatted(Numbers.count(head.head().sequence())),
                AuditNavigation.of(here),
                "Export it and verify it without a server.",
                null));
  }
}
