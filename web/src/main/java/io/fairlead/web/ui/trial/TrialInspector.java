package io.fairlead.web.ui.trial;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.fairlead.kernel.search.Objective;
import io.fairlead.platform.catalog.Catalog;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.guardrail.Held;
import io.fairlead.platform.metrics.Metrics;
import io.fairlead.platform.metrics.Metrics.Curve;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.trial.Trials;
import io.fairlead.web.ui.chart.CurvesChart;
import io.fairlead.web.ui.fairness.HeldPieces;
import io.fairlead.web.ui.format.Shown;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Live;
import io.fairlead.web.ui.page.Pieces;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A trial beside whatever led to it: state, value, parameters, curve, where to go on. */
public final class TrialInspector extends Aside {

  private static final int BUCKETS = 150;

  private final transient Here here;
  private final transient Clock clock;
  private final transient Study study;
  private final transient List<CatalogEntry> catalog;
  private final Div facts = new Div();
  private final CurvesChart curve;

  /** What an inspector reads. */
  @Component
  public record Inspection(Trials trials, Metrics metrics, Catalog catalog, Changes changes) {}

  private record Reading(Trial trial, List<Curve> curve) {}

  public TrialInspector(
      Here here, Clock clock, Inspection reads, Study study, UUID trial, Runnable close) {
    this.here = here;
    this.clock = clock;
    this.study = study;
    this.catalog = reads.catalog().entries(here.id(), study.definition().trainer());
    Objective objective = study.definition().objectives().getFirst();
    curve = new CurvesChart("Curve", objective.metric(), "inspector");
    curve.addClassName("small");
    addClassName("inspector");
    getElement().setAttribute("aria-label", "Trial");
    Button end = new Button("✕", event -> close.run());
    end.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    end.setAriaLabel("Close the inspector (Esc)");
    end.addClassName("inspector-close");
    facts.add(Pieces.skeleton(5));
    add(end, facts, curve);
    Live.bind(
        facts,
        listener -> reads.changes().subscribe(here.id(), study.id(), listener),
        () -> {
          Trial now =
              reads
                  .trials()
                  .find(here.id(), trial)
                  .orElseThrow(() -> new NotFound("trial", trial.toString()));
          return new Reading(
              now, reads.metrics().curves(here.id(), List.of(trial), objective.metric(), BUCKETS));
        },
        this::show,
        problem ->
            facts.add(Pieces.error("This trial could not be read", "It is tried again soon.")));
  }

  private void show(Reading reading) {
    Trial trial = reading.trial();
    facts.removeAll();
    H2 title = new H2();
    title.add(Pieces.link(TrialNavigation.of(here, trial.id()), "Trial #" + trial.number()));
    long maxSteps = study.definition().maxSteps();
    boolean runs = trial.state() == TrialState.RUNNING;
    Div head =
        new Div(
            title,
            Pieces.chip(Shown.of(trial.state()), runs ? (double) trial.step() / maxSteps : -1));
    head.addClassName("titled");
    Span value = Pieces.number(trial.objective());
    value.addClassName("big");
    Span metric = new Span(study.definition().objectives().getFirst().metric());
    metric.addClassName("unit");
    facts.add(head, new Div(value, metric));
    if (trial.problem() != null) {
      Paragraph problem = new Paragraph(trial.problem());
      problem.addClassName("problem");
      facts.add(problem);
    }
    List<Held> held = Held.of(study.fairness(), trial);
    if (HeldPieces.anyBeyond(held)) {
      facts.add(HeldPieces.flag("beyond a guardrail"));
    }
    facts.add(new ParameterList(trial.parameters(), catalog));
    if (trial.state().isOver()) {
      facts.add(HeldPieces.list(held));
    }
    Span suggested = new Span("Suggested ");
    suggested.add(Pieces.time(trial.suggestedAt(), clock));
    Paragraph why = new Paragraph(trial.rationale());
    why.addClassName("about");
    Div links = new Div(Pieces.link(TrialNavigation.of(here, trial.id()), "Open the trial"));
    links.addClassName("links");
    facts.add(suggested, why, links);
    curve.show(reading.curve(), index -> trial.number());
  }
}
