package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.scheduling.Cluster;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.asset.Assets;
import io.fairlead.web.ui.cluster.ClusterServices;
import io.fairlead.web.ui.cluster.ClustersPanel;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** All clusters, to drain and to resume. */
@Route(value = AdminNavigation.CLUSTERS, layout = Frame.class)
@PermitAll
@Needs(Permission.ADMINISTER)
class AllClustersView extends AdminPage {

  private final transient ClusterServices services;

  AllClustersView(PageContext context, ClusterServices services) {
    super(context, "Clusters");
    this.services = services;
  }

  @Override
  void enter() {
    UI.getCurrent().getPage().addStyleSheet(Assets.url("cluster.css"));
    Paragraph about =
        new Paragraph(
            "Each agent stands beside one. A drained cluster takes no new trials, until it is"
                + " resumed. Prices and tokens are with the agents.");
    about.addClassName("about");
    add(
        Pieces.title("Clusters"),
        about,
        new ClustersPanel(services, this::read, this::load, this::access, () -> {}));
  }

  private List<Cluster> read() {
    return access().may(Permission.ADMINISTER) ? services.clusters().all(access()) : List.of();
  }

  /** What a workspace's studies are called is its own. */
  private Component load(Cluster.Load load) {
    String name =
        context().known().stream()
            .filter(each -> each.id().equals(load.workspace()))
            .map(Workspace::title)
            .findFirst()
            .orElse("a workspace");
    return new Div("%d of %s".formatted(load.trials(), name));
  }
}
