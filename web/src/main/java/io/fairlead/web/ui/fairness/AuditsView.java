package io.fairlead.web.ui.fairness;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.fairness.Audit;
import io.fairlead.platform.guardrail.SensitiveColumn;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.KeyHint;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fairness audits of a workspace. */
@Route(value = "w/:workspace/fairness", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class AuditsView extends WorkspacePage {

  private static final int PAGE = 100;

  private final transient FairnessServices services;
  private final Div body = new Div();
  private Button make = new Button();
  private final Button more = new Button("Show more");
  private final transient List<Audit> shown = new ArrayList<>();
  private transient @Nullable String next;

  AuditsView(PageContext context, FairnessServices services) {
    super(context);
    this.services = services;
    more.addClickListener(click -> read());
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    make = makeButton(here);
    Div head = new Div(Pieces.title("Fairness"), make);
    head.addClassName("page-head");
    add(head, body, more);
    shown.clear();
    next = null;
    read();
    event
        .getLocation()
        .getQueryParameters()
        .getSingleParameter(FairnessNavigation.TRIAL)
        .flatMap(Ids::parse)
        .filter(trial -> here.may(Permission.AUDIT_FAIRNESS))
        .ifPresent(trial -> dialog(here, trial).open());
  }

  private void read() {
    Page<Audit> page = services.audits().list(here().id(), next, PAGE);
    shown.addAll(page.items());
    next = page.next();
    more.setVisible(next != null);
    make.setVisible(!shown.isEmpty()); // else the page itself asks for the first one
    body.removeAll();
    body.add(
        shown.isEmpty()
            ? Pieces.empty(
                "No fairness audits yet",
                "An audit compares groups of people: who is approved how often, and who is wronged"
                    + " how often, with what chance alone explains. It takes a trial's predictions,"
                    + " or those of any other model as CSV or Arrow.",
                makeButton(here()))
            : table());
  }

  private Grid<Audit> table() {
    Grid<Audit> grid = new Grid<>();
    grid.addClassName("table");
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", "Fairness audits");
    grid.getElement().setAttribute("data-opens-rows", true);
    grid.addComponentColumn(
            each -> Pieces.link(FairnessNavigation.of(here(), each.id()), each.name()))
        .setHeader("Audit")
        .setComparator(Audit::name);
    grid.addColumn(AuditsView::groups).setHeader("Groups by");
    grid.addColumn(Audit::source).setHeader("Predictions");
    grid.addColumn(each -> Numbers.count(each.rows()))
        .setHeader("Rows")
        .setTextAlign(ColumnTextAlign.END)
        .setComparator(Audit::rows);
    grid.addColumn(Audit::createdBy).setHeader("Made by");
    grid.addComponentColumn(each -> Pieces.time(each.createdAt(), context().clock()))
        .setHeader("Made");
    grid.addItemClickListener(
        click ->
            getUI()
                .ifPresent(ui -> ui.navigate(FairnessNavigation.of(here(), click.getItem().id()))));
    grid.setItems(shown);
    return grid;
  }

  private static String groups(Audit audit) {
    return audit.spec().sensitive().stream()
        .map(SensitiveColumn::name)
        .collect(Collectors.joining(" × "));
  }

  private Button makeButton(Here here) {
    Button button = new Button("Audit predictions");
    button.addThemeVariants(ButtonVariant.PRIMARY);
    button.setEnabled(here.may(Permission.AUDIT_FAIRNESS));
    button.addClickListener(click -> dialog(here, null).open());
    return button;
  }

  private AuditDialog dialog(Here here, @Nullable UUID trial) {
    return new AuditDialog(
        here,
        services,
        trial,
        made -> getUI().ifPresent(ui -> ui.navigate(FairnessNavigation.of(here, made.id()))));
  }

  @Override
  public List<KeyHint> keys() {
    return List.of(new KeyHint("Enter", "Open the audit of the row"));
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Fairness", ""));
  }
}
