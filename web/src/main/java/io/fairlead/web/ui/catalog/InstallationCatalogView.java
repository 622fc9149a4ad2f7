package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.catalog.EntryVersion;
import io.fairlead.platform.catalog.EntryVersion.State;
import io.fairlead.platform.catalog.InstallationCatalog;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Ranges;
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

/** What holds in every workspace, and what is proposed for it; for admins. */
@Route(value = CatalogNavigation.INSTALLATION, layout = Frame.class)
@PageTitle("Catalog · Fairlead")
@PermitAll
@Needs(Permission.ADMINISTER)
class InstallationCatalogView extends Div implements FramedPage, BeforeEnterObserver {

  private final transient PageContext context;
  private final transient InstallationCatalog catalog;

  InstallationCatalogView(PageContext context, InstallationCatalog catalog) {
    this.context = context;
    this.catalog = catalog;
    addClassName("page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    if (!context.access().may(Rights.of(getClass()))) {
      add(
          Pieces.forbidden(
              "This page is for %s of the installation"
                  .formatted(Here.whoMay(Permission.ADMINISTER)),
              "Who administers the whole installation can make you one."));
      return;
    }
    show(context.access().using(Permission.ADMINISTER));
  }

  private void show(Access by) {
    removeAll();
    List<EntryVersion> waiting = catalog.waiting();
    Div head = new Div(Pieces.title("Catalog of every workspace"));
    head.addClassName("page-head");
    Paragraph answer =
        new Paragraph(
            waiting.isEmpty()
                ? "Nothing waits to be decided. Researchers and managers propose from their workspace; workspaces can tighten what holds here, never widen it."
                : "%d %s to be decided; who proposed never approves."
                    .formatted(
                        waiting.size(), waiting.size() == 1 ? "proposal waits" : "proposals wait"));
    answer.addClassName("answer");
    add(head, answer);
    if (!waiting.isEmpty()) {
      Div timeline = new Div();
      timeline.addClassName("timeline");
      waiting.forEach(each -> timeline.add(card(each, by)));
      add(timeline);
    }
    catalog
        .trainers()
        .forEach(
            trainer -> {
              Div table = new Div(table(catalog.entries(trainer), by));
              table.addClassName("preview");
              add(Pieces.heading(trainer), table);
            });
  }

  private VersionCard card(EntryVersion proposal, Access by) {
    EntryVersion before =
        catalog.versions(proposal.trainer(), proposal.name()).stream()
            .filter(each -> each.state() == State.APPROVED)
            .findFirst()
            .orElse(null);
    return new VersionCard(proposal.label(), proposal, before, context.clock())
        .with(
            Ways.about(proposal, true, "", by, catalog::approve, catalog::reject, () -> show(by)));
  }

  private NativeTable table(List<EntryVersion> entries, Access by) {
    NativeTableRow header = new NativeTableRow();
    for (String each : List.of("Parameter", "Approved", "Default", "Version", "Rationale", "")) {
      header.add(new NativeTableHeaderCell(each));
    }
    NativeTableBody body = new NativeTableBody();
    for (EntryVersion each : entries) {
      NativeTableCell why = new NativeTableCell(each.rationale());
      why.addClassName("catalog-configuration");
      NativeTableRow row = new NativeTableRow();
      row.add(
          new NativeTableCell(each.name()),
          new NativeTableCell(Ranges.brief(each.parameter().domain())),
          new NativeTableCell(Numbers.value(each.defaultValue())),
          new NativeTableCell(Integer.toString(each.version())),
          why,
          new NativeTableCell(deprecate(each, entries, by)));
      body.add(row);
    }
    NativeTable table = new NativeTable(new NativeTableHeader(header), body);
    table.addClassNames("plain-table", "catalog-baselines");
    return table;
  }

  private Button deprecate(EntryVersion entry, List<EntryVersion> all, Access by) {
    List<String> others =
        all.stream()
            .filter(each -> each.state() == State.APPROVED && !each.id().equals(entry.id()))
            .map(EntryVersion::name)
            .toList();
    Button button =
        Ways.button(
            entry.state() == State.DEPRECATED ? "Deprecated" : "Deprecate",
            entry.state() == State.APPROVED,
            "It is deprecated.",
            () ->
                new DeprecateDialog(
                        entry.label(),
                        others,
                        (reason, replacement) -> {
                          catalog.deprecate(entry.id(), reason, replacement, by);
                          show(by);
                        })
                    .open());
    button.addThemeVariants(
        com.vaadin.flow.component.button.ButtonVariant.TERTIARY,
        com.vaadin.flow.component.button.ButtonVariant.SMALL);
    button.setAriaLabel("Deprecate " + entry.label());
    return button;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Catalog", ""));
  }

  @Override
  public Optional<Here> workspace() {
    return Optional.empty();
  }
}
