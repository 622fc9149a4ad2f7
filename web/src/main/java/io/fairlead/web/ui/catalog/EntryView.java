package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.EntryVersion;
import io.fairlead.platform.catalog.EntryVersion.State;
import io.fairlead.platform.catalog.Scope;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Ranges;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One entry: what is approved, why, and how it came to be. */
@Route(value = "w/:workspace/catalog/:trainer/:name", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class EntryView extends WorkspacePage {

  private final transient CatalogServices services;
  private String trainer = "";
  private String name = "";

  EntryView(PageContext context, CatalogServices services) {
    super(context);
    this.services = services;
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    trainer = event.getRouteParameters().get("trainer").orElse("");
    name = event.getRouteParameters().get("name").orElse("");
    show(here);
  }

  private void show(Here here) {
    removeAll();
    List<EntryVersion> versions = services.approvals().versions(here.id(), trainer, name);
    if (versions.isEmpty()) {
      throw new NotFoundException();
    }
    List<CatalogEntry> all = services.catalog().entries(here.id(), trainer);
    Optional<CatalogEntry> current =
        all.stream().filter(each -> each.name().equals(name)).findFirst();
    Div head = new Div(Pieces.title(name));
    head.addClassName("page-head");
    current.ifPresent(it -> ways(here, it).forEach(head::add));
    Paragraph answer = new Paragraph(current.map(EntryView::answer).orElse(NOT_YET));
    answer.addClassName("answer");
    add(head, answer);
    current.ifPresent(it -> add(strip(it), past(here, it)));
    for (Scope scope : new Scope[] {Scope.WORKSPACE, Scope.INSTALLATION}) {
      List<EntryVersion> of = versions.stream().filter(each -> each.scope() == scope).toList();
      if (!of.isEmpty()) {
        add(Pieces.heading("Versions in " + CatalogWords.holds(scope)), timeline(here, of, all));
      }
    }
  }

  private static final String NOT_YET = "Proposed, and not approved yet: studies can't use it.";

  private static String answer(CatalogEntry entry) {
    return entry.isDeprecated()
        ? "Deprecated: use %s in its place.".formatted(entry.replacement())
        : "%s may be %s, %s by default. %s"
            .formatted(
                entry.name(),
                entry.parameter().domain().describe(),
                Numbers.value(entry.defaultValue()),
                entry.rationale());
  }

  private static Div strip(CatalogEntry entry) {
    Div strip =
        new Div(
            Pieces.figure("Approved", new Span(Ranges.brief(entry.parameter().domain()))),
            Pieces.figure("Holds in", new Span(CatalogWords.sources(entry))),
            Pieces.figure("Default", Pieces.number(entry.defaultValue())),
            Pieces.figure("Unit", new Span(entry.unit() == null ? "none" : entry.unit())));
    strip.addClassNames("strip", "catalog-strip");
    return strip;
  }

  /** The approved range against where past trials were, and were best. */
  private Div past(Here here, CatalogEntry entry) {
    PastStrip strip =
        new PastStrip(entry.parameter().domain(), services.past().of(here.id(), trainer, name));
    Div drawn = new Div();
    drawn.getElement().setProperty("innerHTML", strip.svg()); // numbers of ours alone
    Paragraph said = new Paragraph(strip.sentence());
    said.addClassName("about");
    Span legend =
        new Span("Shaded: approved. Bars: complete trials; strong: the best tenth of their study.");
    legend.addClassName("unit");
    legend.setVisible(!strip.svg().isEmpty());
    Div past = new Div(Pieces.heading("Past trials"), said, drawn, legend);
    past.addClassName("past");
    return past;
  }

  private List<Button> ways(Here here, CatalogEntry entry) {
    boolean may = here.may(Permission.PROPOSE);
    String whoMay =
        "Proposing is for %s of this workspace.".formatted(Here.whoMay(Permission.PROPOSE));
    Button exception =
        Ways.button(
            "Ask for an exception",
            may && !entry.isDeprecated(),
            whoMay,
            () ->
                new ExceptionDialog(
                        here,
                        services,
                        context().clock(),
                        entry,
                        entry.parameter().domain(),
                        "",
                        asked -> getUI().ifPresent(ui -> ui.navigate(CatalogNavigation.list(here))))
                    .open());
    Button propose =
        Ways.button(
            "Propose a change",
            may,
            whoMay,
            () ->
                new ProposeDialog(here, services, trainer, entry, null, proposed -> show(here))
                    .open());
    propose.addThemeVariants(com.vaadin.flow.component.button.ButtonVariant.PRIMARY);
    return List.of(exception, propose);
  }

  private Div timeline(Here here, List<EntryVersion> versions, List<CatalogEntry> all) {
    Div timeline = new Div();
    timeline.addClassName("timeline");
    for (int i = 0; i < versions.size(); i++) {
      EntryVersion version = versions.get(i);
      VersionCard card =
          new VersionCard(
              "Version " + version.version(),
              version,
              approvedBefore(versions.subList(i + 1, versions.size())),
              context().clock());
      version.evidence().forEach(study -> card.add(evidence(here, study)));
      List<Button> buttons = buttons(here, version, versions, all);
      timeline.add(buttons.isEmpty() ? card : card.with(buttons));
    }
    return timeline;
  }

  private static @Nullable EntryVersion approvedBefore(List<EntryVersion> older) {
    return older.stream().filter(each -> each.state() == State.APPROVED).findFirst().orElse(null);
  }

  private Span evidence(Here here, UUID study) {
    String label =
        services
            .studies()
            .find(here.id(), study.toString())
            .map(Study::name)
            .orElse(study.toString());
    Span chip = new Span(Pieces.link(here.path("studies/" + label), label));
    chip.addClassName("evidence");
    return chip;
  }

  private List<Button> buttons(
      Here here, EntryVersion version, List<EntryVersion> versions, List<CatalogEntry> all) {
    if (version.scope() == Scope.INSTALLATION) {
      return List.of(); // an admin decides, on the installation's page
    }
    boolean may = here.may(Permission.APPROVE_CATALOG);
    Access by = here.access().using(Permission.APPROVE_CATALOG);
    if (version.state() == State.PROPOSED) {
      return Ways.about(
          version,
          may,
          Ways.whoMay(),
          by,
          (id, reason, who) -> services.approvals().approve(here.id(), id, reason, who),
          (id, reason, who) -> services.approvals().reject(here.id(), id, reason, who),
          () -> show(here));
    }
    boolean newest =
        version.state() == State.APPROVED
            && versions.stream()
                .filter(each -> each.state() == State.APPROVED)
                .allMatch(each -> each.version() <= version.version());
    List<Button> buttons = new ArrayList<>();
    if (newest) {
      buttons.add(
          Ways.button(
              "Deprecate",
              may,
              Ways.whoMay(),
              () ->
                  new DeprecateDialog(
                          version.label(),
                          others(all),
                          (reason, replacement) -> {
                            services
                                .approvals()
                                .deprecate(here.id(), version.id(), reason, replacement, by);
                            show(here);
                          })
                      .open()));
    }
    return buttons;
  }

  private List<String> others(List<CatalogEntry> all) {
    return all.stream()
        .filter(each -> !each.isDeprecated() && !each.name().equals(name))
        .map(CatalogEntry::name)
        .toList();
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(
        new Crumb("Catalog", CatalogNavigation.list(here())),
        new Crumb(trainer, CatalogNavigation.list(here()) + "?trainer=" + trainer),
        new Crumb(name, ""));
  }
}
