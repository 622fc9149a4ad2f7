package io.fairlead.web.ui.lineage;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.lineage.NodeType;
import io.fairlead.platform.lineage.Standing;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Where the lineage begins: the data sets, and what stands on each. */
@Route(value = "w/:workspace/lineage", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class LineageStartView extends WorkspacePage {

  private static final int MOST = 50;
  private static final List<NodeType> COUNTED =
      List.of(NodeType.STUDY, NodeType.TRIAL, NodeType.MODEL, NodeType.AUDIT, NodeType.DECISION);

  private final transient LineageServices services;

  LineageStartView(PageContext context, LineageServices services) {
    super(context);
    this.services = services;
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    Div head = new Div(Pieces.title("Lineage"));
    head.addClassName("page-head");
    Paragraph answer =
        new Paragraph(
            "Every result leads back to its data, code, machine, seed and reasons, and on to what"
                + " stands on it. Begin at a data set here, or at “Lineage” on the page of any"
                + " trial.");
    answer.addClassName("answer");
    add(head, answer);
    List<Dataset> datasets = services.datasets().list(here.id(), null, MOST).items();
    if (datasets.isEmpty()) {
      add(
          Pieces.empty(
              "There is no data set yet",
              "The lineage of everything begins with data.",
              Pieces.link(here.path("data"), "Add a data set")));
      return;
    }
    NativeTable table = new NativeTable();
    table.addClassName("plain-table");
    NativeTableRow header = new NativeTableRow(new NativeTableHeaderCell("Data set"));
    COUNTED.forEach(
        type -> {
          String words = LineageWords.count(type, 2);
          String plural = words.substring(words.indexOf(' ') + 1);
          header.add(
              new NativeTableHeaderCell(
                  plural.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + plural.substring(1)));
        });
    NativeTableBody body = new NativeTableBody();
    datasets.forEach(dataset -> body.add(row(here, dataset)));
    table.add(new NativeTableHeader(header), body);
    add(table);
  }

  private NativeTableRow row(Here here, Dataset dataset) {
    Standing standing = services.lineage().standing(here.id(), dataset.digest());
    NativeTableCell name =
        new NativeTableCell(
            Pieces.link(
                LineageNavigation.of(here, NodeType.DATASET, dataset.digest()), dataset.name()));
    NativeTableRow row = new NativeTableRow(name);
    COUNTED.forEach(
        type ->
            row.add(new NativeTableCell(Numbers.count(standing.counts().getOrDefault(type, 0)))));
    return row;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Lineage", ""));
  }
}
