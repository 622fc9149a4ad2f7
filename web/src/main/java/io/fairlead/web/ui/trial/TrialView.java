package io.fairlead.web.ui.trial;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.guardrail.Held;
import io.fairlead.platform.metrics.Metrics.MetricSummary;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.chart.CurvesChart;
import io.fairlead.web.ui.decision.DecisionNavigation;
import io.fairlead.web.ui.fairness.FairnessNavigation;
import io.fairlead.web.ui.fairness.HeldPieces;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Shown;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.lineage.ReplayPanel;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Live;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.TraceLine;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One trial: what was tried, how it went, where it ran, what it wrote. */
@Route(value = "w/:workspace/trials/:trial", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class TrialView extends WorkspacePage {

  private final transient TrialServices services;
  private transient Study study;
  private transient Trial trial;
  private final Div head = new Div();
  private final Paragraph answer = new Paragraph();
  private final Div results = new Div();
  private final Div held = new Div();
  private final Section fairness = section("Fairness", held);
  private final AttemptTimeline attempts;
  private final EnvironmentList environment = new EnvironmentList();
  private ReplayPanel replay;
  private final Div charts = new Div();
  private final transient Map<String, CurvesChart> byMetric = new HashMap<>();

  @SuppressWarnings("NullAway.Init") // read when entered
  TrialView(PageContext context, TrialServices services) {
    super(context);
    this.services = services;
    attempts = new AttemptTimeline(context.clock());
    head.addClassName("titled");
    answer.addClassName("answer");
    charts.addClassName("charts");
    results.addClassName("results");
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    UUID asked = id(event.getRouteParameters().get("trial").orElse(""));
    trial = services.trials().find(here.id(), asked).orElseThrow(NotFoundException::new);
    study =
        services
            .studies()
            .find(here.id(), trial.study().toString())
            .orElseThrow(NotFoundException::new);
    TrialReader reader =
        new TrialReader(
            services, here.id(), asked, study.definition().objectives().getFirst().metric());
    replay = new ReplayPanel(here, context(), services.replays(), asked);
    showTrial(trial);
    ArtifactList artifacts =
        new ArtifactList(
            services.artifacts(),
            here,
            fetched ->
                services
                    .trail()
                    .accessed(
                        "artifact.fetched",
                        here.id(),
                        asked,
                        here.acting(Permission.READ),
                        Map.of("name", fetched.name(), "digest", fetched.digest())));
    Section parameters =
        section(
            "Parameters",
            new ParameterList(
                trial.parameters(),
                services.catalog().entries(here.id(), study.definition().trainer())));
    Paragraph why = new Paragraph(trial.rationale());
    why.addClassName("about");
    parameters.add(why);
    Section ofReplay = section("Replay", replay);
    Section ofAttempts = section("Attempts", attempts);
    if (services.traces().tellsOf(study.trace(), trial.number())) {
      TraceLine.of(here, services.traces(), study.trace()).ifPresent(ofAttempts::add);
    }
    Section ofArtifacts = section("Artifacts", artifacts);
    Div facts =
        new Div(
            parameters,
            section("Results", results),
            fairness,
            ofReplay,
            ofArtifacts,
            ofAttempts,
            section("Environment", environment));
    facts.addClassName("trial-facts");
    if (here.guest()) {
      facts.remove(ofReplay, ofArtifacts); // they stay in the workspace
    }
    LogPanel log = new LogPanel(services.metrics(), here.id(), trial.id());
    Section curves = section("Curves", charts);
    Div main = new Div(curves, section("Log", log));
    main.addClassName("trial-main");
    Div columns = new Div(main, facts);
    columns.addClassName("trial-columns");
    Div top = new Div(head);
    if (!here.guest()) {
      top.add(
          DecisionNavigation.signOn(
              here, services.signing(), asked, study.name() + " #" + trial.number()));
    }
    top.addClassName("page-head");
    add(top, answer, columns);
    Live.bind(
        charts,
        listener -> services.changes().subscribe(here.id(), trial.study(), listener),
        reader::read,
        reading -> {
          showTrial(reading.trial());
          attempts.show(reading.attempts());
          environment.show(reading.environment());
          artifacts.show(reading.artifacts(), reading.trial().state().isOver());
          showCurves(reading);
          log.update();
        },
        problem ->
            failed(
                problem,
                () ->
                    charts.add(
                        Pieces.error(
                            "This trial could not be read again", "It is tried again soon."))));
  }

  private void showTrial(Trial now) {
    trial = now;
    long steps = study.definition().maxSteps();
    boolean runs = now.state() == TrialState.RUNNING;
    head.removeAll();
    head.add(
        Pieces.title("Trial #" + now.number()),
        Pieces.chip(Shown.of(now.state()), runs ? (double) now.step() / steps : -1));
    if (!here().guest()
        && now.state() == TrialState.COMPLETE
        && study.definition().dataset() != null) {
      head.add(Pieces.link(FairnessNavigation.ofTrial(here(), now.id()), "Audit fairness"));
    }
    Anchor metrics =
        new Anchor(
            "/api/v1/workspaces/"
                + here().workspace().name()
                + "/trials/"
                + now.id()
                + "/metrics?format=csv",
            "");
    metrics.setText("REST address of its metrics");
    metrics.addClassName("about");
    List<Held> standing = Held.of(study.fairness(), now);
    fairness.setVisible(!standing.isEmpty());
    held.removeAll();
    held.add(HeldPieces.list(standing));
    if (HeldPieces.anyBeyond(standing)) {
      head.add(HeldPieces.flag("beyond a guardrail"));
    }
    showAnswer();
    replay.update(now);
    results.removeAll();
    if (now.metrics().isEmpty()) {
      results.add(
          new Span(
              now.state().isOver()
                  ? "It ended without final figures."
                  : "Known when it is finished."));
    }
    now.metrics().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            result -> {
              Span name = new Span(result.getKey());
              name.addClassName("parameter-name");
              Div row = new Div(name, Pieces.number(result.getValue()));
              row.addClassName("parameter");
              results.add(row);
            });
    results.add(
        Pieces.copyable(
            "REST: …/trials/" + now.id().toString().substring(0, 8), metrics.getHref()));
  }

  private void showAnswer() {
    answer.removeAll();
    String where =
        trial.state() == TrialState.QUEUED && !here().guest()
            ? services.waiting().place(here().id(), study.definition().resources())
            : "Waits for a free slot.";
    String sentence = TrialAnswer.of(trial, study, where);
    Study.Best best = study.best();
    if (best == null) {
      answer.add(sentence);
    } else {
      String path = TrialNavigation.of(here(), best.trial());
      Pieces.linked(sentence, "trial #" + best.number(), path).forEach(answer::add);
    }
  }

  private void showCurves(TrialReader.Reading reading) {
    for (int i = 0; i < reading.summaries().size(); i++) {
      MetricSummary summary = reading.summaries().get(i);
      CurvesChart chart =
          byMetric.computeIfAbsent(
              summary.metric(),
              metric -> {
                CurvesChart made = new CurvesChart(metric, metric, "trial-" + metric);
                made.addClassName("small");
                charts.add(made);
                return made;
              });
      chart.show(List.of(reading.curves().get(i)), index -> trial.number());
      chart.note(
          "last "
              + Numbers.brief(summary.last())
              + " at step "
              + Numbers.count(summary.lastStep()));
    }
  }

  private static Section section(String title, com.vaadin.flow.component.Component content) {
    Section section = new Section(Pieces.heading(title), content);
    section.addClassName("trial-section");
    return section;
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notOne) {
      throw new NotFoundException();
    }
  }

  @Override
  protected boolean showsToGuests() {
    return true;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(
        new Crumb("Studies", here().path("studies")),
        new Crumb(study.name(), here().path("studies/" + study.name())),
        new Crumb("Trial #" + trial.number(), ""));
  }
}
