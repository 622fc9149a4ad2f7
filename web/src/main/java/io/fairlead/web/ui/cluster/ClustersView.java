package io.fairlead.web.ui.cluster;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.scheduling.Cluster;
import io.fairlead.platform.scheduling.Clusters;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.asset.Assets;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The clusters that run trials of a workspace, and what waits there. */
@Route(value = "w/:workspace/clusters", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class ClustersView extends WorkspacePage {

  private final transient ClusterServices services;
  private final transient Map<UUID, Optional<String>> names = new HashMap<>();
  private final Div queue = new Div();
  private transient List<Clusters.Wait> waits = List.of();

  ClustersView(PageContext context, ClusterServices services) {
    super(context);
    this.services = services;
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    event.getUI().getPage().addStyleSheet(Assets.url("cluster.css"));
    names.clear();
    waits = List.of();
    queue.removeAll();
    add(
        Pieces.title("Clusters"),
        new ClustersPanel(
            services,
            () -> services.clusters().of(here.id()),
            load -> load(here, load),
            null,
            () -> showQueue(here)),
        Pieces.heading("What waits"),
        queue);
  }

  private Component load(Here here, Cluster.Load load) {
    UUID study = load.study();
    Div line = new Div(ClusterWords.count(load.trials(), "trial"));
    if (study != null) {
      line.add(new Text(" of "), Pieces.link(path(here, study), name(here, study)));
    }
    return line;
  }

  private static String path(Here here, UUID study) {
    return here.path("studies/" + study);
  }

  private String name(Here here, UUID study) {
    return names
        .computeIfAbsent(
            study, id -> services.studies().find(here.id(), id.toString()).map(Study::name))
        .orElse("a study");
  }

  private void showQueue(Here here) {
    List<Clusters.Wait> now = services.clusters().waits(here.id());
    if (now.equals(waits) && queue.getChildren().findAny().isPresent()) {
      return;
    }
    waits = now;
    queue.removeAll();
    if (now.isEmpty()) {
      Paragraph nothing = new Paragraph("No trial of this workspace waits for a cluster.");
      nothing.addClassName("about");
      queue.add(nothing);
      return;
    }
    Grid<Clusters.Wait> grid = new Grid<>();
    grid.addClassName("table");
    grid.addThemeVariants(GridVariant.NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", "What waits");
    grid.addColumn(
            Pieces.<Clusters.Wait>links(it -> path(here, it.study()), it -> name(here, it.study())))
        .setHeader("Study");
    grid.addColumn(Clusters.Wait::trials).setHeader("Trials").setFlexGrow(0).setWidth("100px");
    grid.addColumn(it -> ClusterWords.resources(it.each())).setHeader("Each needs");
    grid.addColumn(Clusters.Wait::why).setHeader("Why it waits").setFlexGrow(4);
    grid.setItems(now);
    queue.add(grid);
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Clusters", ""));
  }
}
