package io.fairlead.web.ui.budget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.platform.budget.BudgetPlan;
import io.fairlead.platform.budget.Budgets.EntryFilter;
import io.fairlead.platform.budget.Budgets.Standing;
import io.fairlead.platform.budget.Budgets.StudyUse;
import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.budget.StatementCsv;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.asset.Assets;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The budget of a workspace as a statement. */
@Route(value = "w/:workspace/budget", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class BudgetView extends WorkspacePage {

  private static final int HISTORY = 20;

  private final transient BudgetServices services;

  BudgetView(PageContext context, BudgetServices services) {
    super(context);
    this.services = services;
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    event.getUI().getPage().addStyleSheet(Assets.url("budget.css"));
    show(here, event.getLocation().getQueryParameters());
  }

  private void show(Here here, QueryParameters parameters) {
    removeAll();
    Purpose purpose =
        parameters
            .getSingleParameter(BudgetNavigation.OF)
            .filter(BudgetNavigation.REPLAYS::equals)
            .map(of -> Purpose.REPLAYS)
            .orElse(Purpose.SEARCHES);
    Standing standing = services.budgets().standing(here.id(), purpose);
    if (purpose == Purpose.REPLAYS && standing.plan().id() == null) {
      add(
          head(here, purpose, standing, parameters),
          Pieces.empty(
              "No budget is named for replays",
              "Whoever checks a result lets its trial run again. That is charged to a budget of its"
                  + " own, so that it takes nothing from the searches; before %s has named one, nothing is replayed."
                      .formatted(Here.whoMay(Permission.MANAGE_BUDGETS))));
      return;
    }
    BudgetResource resource =
        parameters
            .getSingleParameter(BudgetNavigation.RESOURCE)
            .flatMap(BudgetView::resource)
            .or(() -> BudgetWords.tightest(standing.period()))
            .orElse(BudgetResource.WALL);
    boolean caps = parameters.getSingleParameter(BudgetNavigation.CAPS).isPresent();
    Paragraph answer = new Paragraph(BudgetWords.answer(standing));
    answer.addClassName("answer");
    List<StudyUse> uses = services.budgets().uses(here.id(), standing.period().id());
    UseTables tables = new UseTables(here, uses);
    add(
        head(here, purpose, standing, parameters),
        answer,
        period(standing),
        new StatementTable(standing).show(),
        burnDown(here, purpose, standing, resource, caps));
    if (!uses.isEmpty()) {
      Div studies = part("By study", tables.byStudy());
      Div people = part("By person", tables.byPerson());
      add(studies, people);
    }
    add(
        part("History of caps", history(here, purpose)),
        part(
            "Ledger",
            new LedgerPanel(
                services.budgets(),
                here,
                new EntryFilter(standing.period().id(), null, caps),
                context().clock(),
                only -> go(here, purpose, resource, only))));
  }

  /** Which of the two is shown, and the way to the other. */
  private static Div purposes(Here here, Purpose shown) {
    Div purposes = new Div();
    purposes.addClassName("budget-purposes");
    purposes.getElement().setAttribute("role", "navigation");
    purposes.getElement().setAttribute("aria-label", "Budgets");
    for (Purpose each : Purpose.values()) {
      Anchor way =
          Pieces.link(
              BudgetNavigation.of(here)
                  + (each == Purpose.REPLAYS
                      ? "?" + BudgetNavigation.OF + "=" + BudgetNavigation.REPLAYS
                      : ""),
              BudgetWords.name(each));
      if (each == shown) {
        way.getElement().setAttribute("aria-current", "page");
      }
      purposes.add(way);
    }
    return purposes;
  }

  private Div head(Here here, Purpose purpose, Standing standing, QueryParameters parameters) {
    Runnable again = () -> show(here, parameters);
    Button set =
        new Button(
            standing.plan().id() == null && purpose == Purpose.REPLAYS
                ? "Name a budget for replays"
                : "Set the budget",
            click ->
                new CapsDialog(
                        here,
                        services.budgets(),
                        purpose,
                        standing.plan(),
                        standing.plan().calendar().day(context().clock().instant()),
                        again)
                    .open());
    set.addThemeVariants(ButtonVariant.PRIMARY);
    List<Workspace> others = services.others(here);
    Button move =
        new Button(
            "Move budget",
            click -> new TransferDialog(here, services, others, standing.period(), again).open());
    boolean manages = here.may(Permission.MANAGE_BUDGETS);
    set.setEnabled(manages);
    if (!manages) {
      set.setTooltipText(
          "Budgets are set by %s of this workspace."
              .formatted(Here.whoMay(Permission.MANAGE_BUDGETS)));
    }
    boolean limits = BudgetWords.tightest(standing.period()).isPresent();
    move.setVisible(manages && limits && !others.isEmpty() && purpose == Purpose.SEARCHES);
    Div head = new Div(Pieces.title("Budget"), purposes(here, purpose), export(here), move, set);
    head.addClassName("page-head");
    return head;
  }

  private Anchor export(Here here) {
    Anchor export =
        new Anchor(
            (DownloadHandler)
                event -> {
                  event.setFileName("budget-%s.csv".formatted(here.workspace().name()));
                  event.setContentType(StatementCsv.MEDIA_TYPE);
                  StatementCsv.write(
                      services.budgets(), here.id(), EntryFilter.ALL, event.getOutputStream());
                },
            "");
    Button button = new Button("CSV");
    button.getElement().setAttribute("tabindex", "-1");
    export.add(button);
    export.getElement().setAttribute("aria-label", "The whole ledger as CSV");
    export.getElement().setAttribute("download", true);
    return export;
  }

  private static Paragraph period(Standing standing) {
    Paragraph about =
        new Paragraph(
            "Periods are %s; this one, %s, ends on %s. Cost is at the agents' prices."
                .formatted(
                    BudgetWords.calendar(standing.plan().calendar()),
                    standing.period().name(),
                    BudgetWords.day(standing.period().span().until(), standing.period().zone())));
    about.addClassName("about");
    return about;
  }

  private Div burnDown(
      Here here, Purpose purpose, Standing standing, BudgetResource resource, boolean caps) {
    BurnDown chart =
        new BurnDown(
            standing.period(),
            resource,
            services.budgets().hours(here.id(), standing.period().id()),
            standing.forecasts().get(resource),
            context().clock().instant());
    Select<BudgetResource> choice = new Select<>();
    choice.setLabel("Shown");
    choice.setItems(BudgetResource.values());
    choice.setItemLabelGenerator(BudgetWords::name);
    choice.setValue(resource);
    choice.addValueChangeListener(change -> go(here, purpose, change.getValue(), caps));
    Span caption = new Span(chart.title() + "; dashed: expected, with its 95 % band");
    caption.addClassName("about");
    Div controls = new Div(choice, caption);
    controls.addClassName("budget-controls");
    Div drawn = new Div();
    drawn.getElement().setProperty("innerHTML", chart.svg()); // numbers and words of ours alone
    return part("Burn-down", controls, drawn);
  }

  private Div history(Here here, Purpose purpose) {
    List<BudgetPlan> plans = services.budgets().history(here.id(), purpose, null, HISTORY).items();
    if (plans.isEmpty()) {
      Span none = new Span("Nothing was ever limited here.");
      none.addClassName("about");
      return new Div(none);
    }
    Rows rows =
        new Rows(
            "History of caps",
            4,
            List.of(
                "Set", "By", "Why", "Periods", "Trial-hours", "CPU-hours", "GPU-hours", "Cost"));
    for (BudgetPlan each : plans) {
      rows.add(
          Pieces.time(each.setAt(), context().clock()),
          new Span(each.setBy()),
          new Span(each.reason()),
          new Span(BudgetWords.calendar(each.calendar())),
          cap(each, BudgetResource.WALL),
          cap(each, BudgetResource.CPU),
          cap(each, BudgetResource.GPU),
          cap(each, BudgetResource.COST));
    }
    return rows.show();
  }

  private static Component cap(BudgetPlan plan, BudgetResource resource) {
    Long cap = plan.caps().get(resource);
    Span none = new Span("–");
    none.getElement().setAttribute("title", "Nothing was limited");
    return cap == null ? none : Pieces.number(resource.value(cap));
  }

  private static Div part(String title, Component... content) {
    Div part = new Div(Pieces.heading(title));
    part.addClassName("budget-part");
    part.add(content);
    return part;
  }

  private void go(Here here, Purpose purpose, BudgetResource resource, boolean caps) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put(BudgetNavigation.RESOURCE, resource.field());
    if (purpose == Purpose.REPLAYS) {
      parameters.put(BudgetNavigation.OF, BudgetNavigation.REPLAYS);
    }
    if (caps) {
      parameters.put(BudgetNavigation.CAPS, "only");
    }
    getUI()
        .ifPresent(
            ui -> ui.navigate(BudgetNavigation.of(here), QueryParameters.simple(parameters)));
  }

  private static java.util.Optional<BudgetResource> resource(String field) {
    return Arrays.stream(BudgetResource.values())
        .filter(each -> each.field().equals(field))
        .findFirst();
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Budget", ""));
  }
}
