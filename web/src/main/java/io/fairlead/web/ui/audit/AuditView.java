package io.fairlead.web.ui.audit;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** The audit trail of a workspace, for its auditors and managers. */
@Route(value = "w/:workspace/audit", layout = Frame.class)
@PermitAll
@Needs(Permission.AUDIT)
class AuditView extends WorkspacePage {

  private static final List<String> KINDS =
      List.of("artifact", "audit", "budget", "dataset", "decision", "share", "study", "trials");

  private final transient AuditTrail trail;

  AuditView(PageContext context, AuditTrail trail) {
    super(context);
    this.trail = trail;
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    TrailPanel panel =
        new TrailPanel(
            trail,
            Optional.of(here),
            KINDS,
            here.acting(Permission.AUDIT),
            context().clock(),
            chosen ->
                getUI()
                    .ifPresent(ui -> ui.navigate(AuditNavigation.of(here), chosen.parameters())));
    add(panel);
    panel.show(TrailAddress.of(event.getLocation().getQueryParameters()));
  }

  @Override
  protected void refuse(Here here) {
    add(
        Pieces.forbidden(
            "The audit trail is for %s".formatted(Here.whoMay(Permission.AUDIT)),
            "A manager or an admin of this workspace can give you one of these roles."));
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Audit trail", ""));
  }
}
