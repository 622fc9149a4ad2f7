package io.fairlead.web.ui.audit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.FramedPage;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.Rights;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** The installation's own chain: sign-ins, people, workspaces, agents. */
@Route(value = AuditNavigation.INSTALLATION, layout = Frame.class)
@PageTitle("Audit trail · Fairlead")
@PermitAll
@Needs(Permission.AUDIT_INSTALLATION)
class InstallationAuditView extends Div implements FramedPage, BeforeEnterObserver {

  private static final List<String> KINDS =
      List.of("agent", "agent-token", "audit", "person", "role", "sign-in", "token", "workspace");

  private final transient PageContext context;
  private final transient AuditTrail trail;

  InstallationAuditView(PageContext context, AuditTrail trail) {
    this.context = context;
    this.trail = trail;
    addClassName("page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Access access = context.access();
    if (!access.may(Rights.of(getClass()))) {
      add(
          Pieces.forbidden(
              "This page is for %s of the installation"
                  .formatted(Here.whoMay(Permission.AUDIT_INSTALLATION)),
              "Who administers the whole installation can make you one."));
      return;
    }
    TrailPanel panel =
        new TrailPanel(
            trail,
            Optional.empty(),
            KINDS,
            access.actor().with(Permission.AUDIT_INSTALLATION),
            context.clock(),
            chosen ->
                getUI()
                    .ifPresent(
                        ui -> ui.navigate(AuditNavigation.INSTALLATION, chosen.parameters())));
    add(panel);
    panel.show(TrailAddress.of(event.getLocation().getQueryParameters()));
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Audit trail", ""));
  }

  @Override
  public Optional<Here> workspace() {
    return Optional.empty();
  }
}
