package io.fairlead.web.ui.lineage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.fairlead.platform.lineage.Graph;
import io.fairlead.platform.lineage.Lineage;
import io.fairlead.platform.lineage.NodeRef;
import io.fairlead.platform.lineage.NodeType;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a thing came of, and what came of it. */
@Route(value = "w/:workspace/lineage/:type/:id", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class LineageView extends WorkspacePage {

  private static final String BACK = "back";
  private static final String ON = "on";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final transient LineageServices services;
  private transient NodeRef node;
  private transient Graph graph;
  private int back = 1;
  private int on = 1;

  @SuppressWarnings("NullAway.Init") // read when entered
  LineageView(PageContext context, LineageServices services) {
    super(context);
    this.services = services;
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    QueryParameters asked = event.getLocation().getQueryParameters();
    back = steps(asked, BACK);
    on = steps(asked, ON);
    try {
      node =
          new NodeRef(
              NodeType.parse(event.getRouteParameters().get("type").orElse("")),
              event.getRouteParameters().get("id").orElse(""));
      graph = services.lineage().around(here.id(), node, back, on);
    } catch (NotFound nothing) {
      throw new NotFoundException();
    }
    Div head =
        new Div(
            Pieces.title(
                "Lineage of %s %s"
                    .formatted(LineageWords.type(node.type()), graph.centre().label())));
    head.addClassName("page-head");
    page(here).ifPresent(head::add);
    if (node.type() == NodeType.TRIAL) {
      head.add(prov(here));
    }
    Paragraph answer = new Paragraph(LineageWords.answer(graph));
    answer.addClassName("answer");
    add(head, answer, further(here), new GraphDrawing(here, graph), new GraphLists(here, graph));
    if (node.type() == NodeType.DATASET) {
      add(new StandingPanel(here, services.lineage().standing(here.id(), node.id())));
    }
    if (node.type() == NodeType.TRIAL) {
      add(
          Pieces.heading("Record"),
          new RecordPanel(services.lineage().record(here.id(), UUID.fromString(node.id()))));
    }
  }

  private static int steps(QueryParameters parameters, String name) {
    return parameters
        .getSingleParameter(name)
        .filter(text -> text.matches("[0-9]"))
        .map(Integer::parseInt)
        .map(steps -> Math.min(steps, Lineage.MOST_STEPS))
        .orElse(1);
  }

  /** One step more on a side while there may be any. */
  private Div further(Here here) {
    Div further =
        new Div(
            step(here, "← One step further back", back, back + 1, on),
            step(here, "One step further on →", on, back, on + 1));
    if (back > 1 || on > 1) {
      Button nearest = new Button("Only the nearest", click -> navigate(here, 1, 1));
      further.add(nearest);
    }
    further.addClassName("lineage-steps");
    return further;
  }

  private Button step(Here here, String label, int now, int newBack, int newOn) {
    Button button = new Button(label, click -> navigate(here, newBack, newOn));
    button.setEnabled(now < Lineage.MOST_STEPS);
    return button;
  }

  private void navigate(Here here, int newBack, int newOn) {
    getUI()
        .ifPresent(
            ui ->
                ui.navigate(
                    LineageNavigation.of(here, node),
                    QueryParameters.simple(
                        Map.of(BACK, Integer.toString(newBack), ON, Integer.toString(newOn)))));
  }

  /** The thing's own page, where it has one. */
  private Optional<Component> page(Here here) {
    String id = node.id();
    Optional<String> path =
        switch (node.type()) {
          case STUDY -> Optional.of("studies/" + id);
          case TRIAL -> Optional.of("trials/" + id);
          case AUDIT -> Optional.of("fairness/" + id);
          case DATASET -> Optional.of("data/" + graph.centre().label().split(", ", 2)[0]);
          case DECISION -> Optional.of("decisions#d-" + id);
          case CODE, ENVIRONMENT, MODEL, PREDICTIONS -> Optional.empty();
        };
    return path.map(
        where -> Pieces.link(here.path(where), "Open the " + LineageWords.type(node.type())));
  }

  private Anchor prov(Here here) {
    Anchor link =
        new Anchor(
            DownloadHandler.fromInputStream(
                event -> {
                  byte[] file =
                      JSON.writeValueAsBytes(
                          services.lineage().prov(here.id(), UUID.fromString(node.id())));
                  return new DownloadResponse(
                      new ByteArrayInputStream(file),
                      "trial-%s.prov.json".formatted(node.id()),
                      "application/json",
                      file.length);
                }),
            "Export as W3C PROV");
    link.getElement().setAttribute("download", true);
    return link;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(
        new Crumb("Lineage", LineageNavigation.start(here())),
        new Crumb(graph.centre().label(), ""));
  }
}
