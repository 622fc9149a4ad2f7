package io.fairlead.web.ui.study;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.fairlead.kernel.search.Objective;
import io.fairlead.platform.sharing.Share;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.chart.AfterFirstChart;
import io.fairlead.web.ui.chart.CurvesChart;
import io.fairlead.web.ui.chart.HistoryChart;
import io.fairlead.web.ui.chart.ParallelChart;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.KeyHint;
import io.fairlead.web.ui.page.Live;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.WorkspacePage;
import io.fairlead.web.ui.trial.TrialInspector;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One study while it runs and after: the answer, its evidence, and every trial. */
@Route(value = "w/:workspace/studies/:study", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class StudyView extends WorkspacePage {

  private final transient StudyServices services;
  private final Div side = new Div();
  private transient Study study;
  private transient StudyReader reader;
  private transient TrialTable table;
  private transient HistoryChart history;
  private transient CurvesChart curves;
  private transient ParallelChart parallel;
  private transient Optional<UUID> inspected = Optional.empty();

  @SuppressWarnings("NullAway.Init") // built when entered
  StudyView(PageContext context, StudyServices services) {
    super(context);
    this.services = services;
    side.addClassName("inspector-side");
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    String name = event.getRouteParameters().get("study").orElse("");
    study = services.studies().find(here.id(), name).orElseThrow(NotFoundException::new);
    reader = new StudyReader(services, here.id(), study.id());
    Objective objective = study.definition().objectives().getFirst();
    history = new HistoryChart(objective);
    curves = new CurvesChart("Learning curves", objective.metric(), "curves");
    parallel = new ParallelChart(objective);
    Map<String, String> asked = new HashMap<>();
    event
        .getLocation()
        .getQueryParameters()
        .getParameters()
        .forEach((key, values) -> asked.put(key, values.getFirst()));
    table =
        new TrialTable(
            here,
            study,
            services,
            TrialTable.filterOf(asked.get("state")),
            TableLayout.of(asked),
            this::address);
    StudyHeader header = new StudyHeader(here, services, context().clock());
    header.open(study);
    header.offer(services.sharing().button(here, Share.Kind.STUDY, study.id()));
    Div charts = new Div(history, curves, parallel);
    charts.addClassName("charts");
    SearchSection search = new SearchSection(here, services, study, context().clock());
    Div page = new Div(header, charts);
    AfterFirstChart.run(page, () -> page.add(search, table));
    page.addClassName("study-main");
    side.removeAll();
    add(page, side);
    addClassName("with-inspector");
    connect();
    bind(header, here);
    services.trials().find(here.id(), uuid(asked.get("trial"))).ifPresent(t -> inspect(t.id()));
  }

  private void connect() {
    history.onPick(number -> reader.trialNumbered(number).ifPresent(this::inspect));
    curves.onPick(number -> reader.trialNumbered(number).ifPresent(this::inspect));
    parallel.onPick(number -> reader.trialNumbered(number).ifPresent(this::inspect));
    parallel.onBrush(this::brush);
    table.onSelect(this::inspect);
    Shortcuts.addShortcutListener(this, this::closeInspector, Key.ESCAPE)
        .allowBrowserDefault() // dialogs and tables have their own use for it
        .allowEventPropagation();
  }

  private void bind(StudyHeader header, Here here) {
    Live.bind(
            history,
            listener -> services.changes().subscribe(here.id(), study.id(), listener),
            reader::standing,
            standing -> {
              study = standing.study();
              header.show(study);
              header.compare(standing.comparison());
              history.show(standing.history());
              table.announce(study);
            },
            problem ->
                failed(
                    problem,
                    () -> history.fail("The history could not be read; it is tried again soon.")))
        .withThePage();
    Live.bind(
        curves,
        listener -> services.changes().subscribe(here.id(), study.id(), listener),
        reader::evidence,
        evidence -> {
          curves.show(evidence.curves(), i -> evidence.top().get(i).number());
          curves.note(evidence.top().size() > 1 ? "the best " + evidence.top().size() : "");
          evidence.forParallel().ifPresent(best -> parallel.show(best, total(study)));
        },
        problem -> {
          curves.fail("The curves could not be read; they are tried again soon.");
          parallel.fail("The trials could not be read; they are tried again soon.");
        });
  }

  private void brush(Optional<Set<Integer>> numbers) {
    history.select(numbers);
    curves.select(numbers);
    table.mark(numbers.orElse(Set.of()));
  }

  private void inspect(UUID trial) {
    if (inspected.equals(Optional.of(trial))) {
      return;
    }
    inspected = Optional.of(trial);
    side.removeAll();
    side.add(
        new TrialInspector(
            here(), context().clock(), services.inspection(), study, trial, this::closeInspector));
    address();
  }

  private void closeInspector() {
    if (inspected.isPresent()) {
      inspected = Optional.empty();
      side.removeAll();
      table.deselect();
      address();
    }
  }

  /** Keeps filter, layout and selection in the address, so that they can be shared. */
  private void address() {
    Map<String, String> kept = new LinkedHashMap<>();
    table.filter().map(TrialState::name).ifPresent(state -> kept.put("state", state));
    kept.putAll(table.layout().address());
    inspected.ifPresent(trial -> kept.put("trial", trial.toString()));
    String path = StudyNavigation.of(here(), study.name());
    getUI()
        .ifPresent(
            ui ->
                ui.getPage()
                    .getHistory()
                    .replaceState(
                        null,
                        new com.vaadin.flow.router.Location(path, QueryParameters.simple(kept))));
  }

  private static int total(Study study) {
    return study.counts().values().stream().mapToInt(Integer::intValue).sum();
  }

  private static UUID uuid(@org.jspecify.annotations.Nullable String text) {
    try {
      return text == null ? new UUID(0, 0) : UUID.fromString(text);
    } catch (IllegalArgumentException notOne) {
      return new UUID(0, 0);
    }
  }

  @Override
  protected boolean showsToGuests() {
    return true;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Studies", StudyNavigation.list(here())), new Crumb(study.name(), ""));
  }

  @Override
  public List<KeyHint> keys() {
    return List.of(
        new KeyHint("Space", "Open the trial of the row in the inspector"),
        new KeyHint("Enter", "Open the page of the row's trial"),
        new KeyHint("Esc", "Close the inspector"));
  }
}
