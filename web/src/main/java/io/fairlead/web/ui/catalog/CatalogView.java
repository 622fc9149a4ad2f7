package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.CatalogException;
import io.fairlead.platform.catalog.EntryVersion;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.KeyHint;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What is approved, what waits to be decided, exceptions and baselines. */
@Route(value = "w/:workspace/catalog", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class CatalogView extends WorkspacePage {

  private static final String ALL = "all trainers";
  private static final int EXCEPTIONS = 20;

  private final transient CatalogServices services;
  private final Paragraph answer = new Paragraph();
  private final Div waiting = new Div();
  private final Div decided = new Div();
  private final TextField search = new TextField("Search");
  private final Select<String> trainer = new Select<>();
  private final EntryTable table = new EntryTable();
  private transient List<CatalogEntry> entries = List.of();

  CatalogView(PageContext context, CatalogServices services) {
    super(context);
    this.services = services;
    answer.addClassName("answer");
    waiting.addClassName("timeline");
    decided.addClassName("timeline");
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    table.lead(here);
    entries =
        services.catalog().trainers(here.id()).stream()
            .flatMap(each -> services.catalog().entries(here.id(), each).stream())
            .toList();
    QueryParameters asked = event.getLocation().getQueryParameters();
    Div head = new Div(Pieces.title("Catalog"), proposeButton(here));
    head.addClassName("page-head");
    add(
        head,
        answer,
        waiting,
        filters(asked),
        table,
        new BaselineSection(here, services, context().clock()),
        Pieces.heading("Exceptions"),
        decided);
    showWaiting();
    narrow();
  }

  private Div filters(QueryParameters asked) {
    search.setValue(asked.getSingleParameter("q").orElse(""));
    search.setPlaceholder("name or rationale");
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    trainer.setLabel("Trainer");
    List<String> trainers = entries.stream().map(CatalogEntry::trainer).distinct().toList();
    trainer.setItems(Stream.concat(Stream.of(ALL), trainers.stream()).toList());
    trainer.setValue(asked.getSingleParameter("trainer").filter(trainers::contains).orElse(ALL));
    search.addValueChangeListener(change -> changed());
    trainer.addValueChangeListener(change -> changed());
    Div bar = new Div(search, trainer);
    bar.addClassName("filter-bar");
    return bar;
  }

  /** Filters live in the address. */
  private void changed() {
    narrow();
    Map<String, String> kept = new LinkedHashMap<>();
    if (!search.getValue().isBlank()) {
      kept.put("q", search.getValue());
    }
    if (!ALL.equals(trainer.getValue())) {
      kept.put("trainer", trainer.getValue());
    }
    getUI()
        .ifPresent(
            ui ->
                ui.getPage()
                    .getHistory()
                    .replaceState(
                        null,
                        new com.vaadin.flow.router.Location(
                            CatalogNavigation.list(here()), QueryParameters.simple(kept))));
  }

  private void narrow() {
    String words = search.getValue().strip().toLowerCase(Locale.ROOT);
    table.show(
        entries.stream()
            .filter(
                each -> ALL.equals(trainer.getValue()) || each.trainer().equals(trainer.getValue()))
            .filter(
                each ->
                    each.name().toLowerCase(Locale.ROOT).contains(words)
                        || each.rationale().toLowerCase(Locale.ROOT).contains(words))
            .toList());
  }

  private void showWaiting() {
    waiting.removeAll();
    decided.removeAll();
    List<EntryVersion> proposals = services.approvals().waiting(here().id());
    List<CatalogException> exceptions = services.exceptions().list(here().id());
    List<CatalogException> open =
        exceptions.stream().filter(each -> each.decided() == null).toList();
    answer.setText(CatalogWords.answer(entries, proposals.size(), open.size()));
    proposals.forEach(each -> waiting.add(card(each)));
    open.forEach(
        each ->
            waiting.add(
                new ExceptionCard(
                    each,
                    here(),
                    context().clock(),
                    Ways.about(each, here(), services, this::showWaiting))));
    waiting.setVisible(waiting.getComponentCount() > 0);
    exceptions.stream()
        .filter(each -> each.decided() != null)
        .limit(EXCEPTIONS)
        .forEach(
            each -> decided.add(new ExceptionCard(each, here(), context().clock(), List.of())));
    if (decided.getComponentCount() == 0) {
      decided.add(
          new Paragraph(
              "None was decided yet. A study that needs more than is approved asks for one when it is set up."));
    }
  }

  private VersionCard card(EntryVersion proposal) {
    EntryVersion before =
        services.approvals().versions(here().id(), proposal.trainer(), proposal.name()).stream()
            .filter(each -> each.state() == EntryVersion.State.APPROVED)
            .findFirst()
            .orElse(null);
    return new VersionCard(proposal.label(), proposal, before, context().clock())
        .with(
            Ways.about(
                proposal,
                here().may(Permission.APPROVE_CATALOG),
                Ways.whoMay(),
                here().access().using(Permission.APPROVE_CATALOG),
                (id, reason, by) -> services.approvals().approve(here().id(), id, reason, by),
                (id, reason, by) -> services.approvals().reject(here().id(), id, reason, by),
                () -> getUI().ifPresent(ui -> ui.refreshCurrentRoute(false))));
  }

  private Button proposeButton(Here here) {
    return Ways.button(
        "Propose a parameter",
        here.may(Permission.PROPOSE),
        "Proposing is for %s of this workspace.".formatted(Here.whoMay(Permission.PROPOSE)),
        () ->
            new ProposeDialog(
                    here,
                    services,
                    ALL.equals(trainer.getValue()) ? "lightgbm" : trainer.getValue(),
                    null,
                    null,
                    proposed -> showWaiting())
                .open());
  }

  @Override
  public List<KeyHint> keys() {
    return List.of(new KeyHint("Enter", "Open the entry of the row"));
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Catalog", ""));
  }
}
