package io.fairlead.web.ui.dataset;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.dataset.ColumnSummary;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.lineage.NodeType;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.lineage.LineageNavigation;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One snapshot: what is in it, and how it is split. */
@Route(value = "w/:workspace/data/:dataset", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class DatasetView extends WorkspacePage {

  private static final int SHORT_DIGEST = 12;
  private static final int SHOWN_WHOLE = 40;

  private final transient Datasets datasets;
  private final transient AuditTrail trail;
  private transient Dataset dataset;

  @SuppressWarnings("NullAway.Init") // read when entered
  DatasetView(PageContext context, Datasets datasets, AuditTrail trail) {
    super(context);
    this.datasets = datasets;
    this.trail = trail;
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    dataset =
        datasets
            .find(here.id(), event.getRouteParameters().get("dataset").orElse(""))
            .orElseThrow(NotFoundException::new);
    if (!dataset.sensitive().isEmpty()) {
      trail.accessed(
          "dataset.viewed",
          here.id(),
          dataset.id(),
          here.acting(Permission.READ),
          Map.of("name", dataset.name(), "sensitive", dataset.sensitive()));
    }
    Paragraph answer = new Paragraph(DatasetAnswer.of(dataset));
    answer.addClassName("answer");
    Div strip =
        new Div(
            Pieces.figure("Snapshot (SHA-256)", digest()),
            Pieces.figure("Size", new Span(Numbers.bytes(dataset.bytes()))),
            Pieces.figure("Added", added()),
            Pieces.figure(
                "Sensitive columns",
                new Span(
                    dataset.sensitive().isEmpty()
                        ? "none"
                        : String.join(", ", dataset.sensitive()))));
    strip.addClassNames("strip", "dataset-strip");
    Paragraph splits =
        new Paragraph(
            "Rows are split into 60 % to train, 20 % to validate while searching and 20 % to test at"
                + " the end, drawn from the study's seed: the same seed and snapshot give the same"
                + " split on every machine.");
    splits.addClassName("about");
    Div head =
        new Div(
            Pieces.title(dataset.name()),
            Pieces.link(
                LineageNavigation.of(here, NodeType.DATASET, dataset.digest()),
                "What stands on it"),
            studyButton(here));
    head.addClassName("page-head");
    add(head, answer, strip);
    if (!dataset.source().isBlank()) {
      Paragraph source = new Paragraph("Source: " + dataset.source());
      source.addClassName("about");
      add(source);
    }
    add(splits, Pieces.heading("Columns"), columns());
  }

  private Button studyButton(Here here) {
    Button button = new Button("New study on it");
    button.addThemeVariants(ButtonVariant.PRIMARY);
    button.setEnabled(here.may(Permission.RUN_STUDIES));
    if (!button.isEnabled()) {
      button.setTooltipText(
          "Starting studies is for " + Here.whoMay(Permission.RUN_STUDIES) + " of this workspace.");
    }
    button.addClickListener(
        click ->
            getUI()
                .ifPresent(
                    ui ->
                        ui.navigate(
                            here.path("studies/new"),
                            QueryParameters.of("dataset", dataset.name()))));
    return button;
  }

  private Span digest() {
    String digest = dataset.digest();
    return Pieces.copyable(
        digest.substring(0, Math.min(SHORT_DIGEST, digest.length())) + "…", digest);
  }

  private Span added() {
    Span added = Pieces.time(dataset.createdAt(), context().clock());
    Span by = new Span("by " + dataset.createdBy());
    by.addClassName("unit");
    return new Span(added, by);
  }

  private Grid<ColumnSummary> columns() {
    Grid<ColumnSummary> grid = new Grid<>();
    grid.addClassName("table");
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    if (dataset.columns().size() <= SHOWN_WHOLE) {
      grid.setAllRowsVisible(true);
    } else {
      grid.setHeight("640px");
    }
    grid.getElement().setAttribute("aria-label", "Columns of " + dataset.name());
    grid.addComponentColumn(this::named)
        .setHeader("Column")
        .setWidth("208px")
        .setFlexGrow(1)
        .setTooltipGenerator(ColumnSummary::name)
        .setComparator(ColumnSummary::name);
    grid.addColumn(ColumnSummary::type)
        .setHeader("Type")
        .setSortable(true)
        .setWidth("88px")
        .setFlexGrow(0);
    grid.addComponentColumn(this::missing)
        .setHeader("Missing")
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("116px")
        .setFlexGrow(0)
        .setComparator(ColumnSummary::missing);
    grid.addColumn(column -> Numbers.count(column.distinct()))
        .setHeader("Distinct")
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("96px")
        .setFlexGrow(0)
        .setComparator(ColumnSummary::distinct);
    bound(grid, "Min", ColumnSummary::min);
    bound(grid, "Max", ColumnSummary::max);
    grid.addComponentColumn(column -> Pieces.number(column.mean()))
        .setHeader("Mean")
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("88px")
        .setFlexGrow(0);
    grid.addComponentColumn(column -> new TopValues(column.top(), dataset.rows()))
        .setHeader("Most frequent")
        .setWidth("224px")
        .setFlexGrow(2);
    grid.setItems(dataset.columns());
    return grid;
  }

  private static void bound(
      Grid<ColumnSummary> grid, String header, ValueProvider<ColumnSummary, @Nullable String> end) {
    grid.addColumn(column -> Ends.shown(end.apply(column)))
        .setHeader(header)
        .setTextAlign(ColumnTextAlign.END)
        .setTooltipGenerator(column -> end.apply(column))
        .setWidth("96px")
        .setFlexGrow(0);
  }

  private Span named(ColumnSummary column) {
    Span name = new Span(column.name());
    if (column.name().equals(dataset.target())) {
      name.add(tag("target"));
    }
    if (dataset.sensitive().contains(column.name())) {
      name.add(tag("sensitive"));
    }
    return name;
  }

  private Span missing(ColumnSummary column) {
    Span missing = new Span(column.missing() == 0 ? "–" : Numbers.count(column.missing()));
    if (column.missing() > 0 && dataset.rows() > 0) {
      Span share = new Span(Numbers.percent((double) column.missing() / dataset.rows()));
      share.addClassName("unit");
      missing.add(share);
    }
    return missing;
  }

  private static Span tag(String text) {
    Span tag = new Span(text);
    tag.addClassNames("tag", "tag-" + text);
    return tag;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(
        new Crumb("Data", DatasetNavigation.list(here())), new Crumb(dataset.name(), ""));
  }
}
