package io.fairlead.web.ui.study;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.fairlead.kernel.racing.Race;
import io.fairlead.kernel.search.Pairing;
import io.fairlead.platform.baseline.Comparison;
import io.fairlead.platform.guardrail.Held;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.trial.ObjectiveHistory;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.fairness.HeldPieces;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Ranges;
import io.fairlead.web.ui.format.Shown;
import io.fairlead.web.ui.format.Times;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.TraceLine;
import io.fairlead.web.ui.trial.TrialNavigation;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The answer, what can be done, and the strip of figures. */
final class StudyHeader extends Div {

  private final transient Here here;
  private final transient StudyServices services;
  private final transient Clock clock;
  private final Span chip = new Span();
  private final H1 name = Pieces.title("");
  private final Paragraph answer = new Paragraph();
  private final Paragraph compared = new Paragraph();
  private final Paragraph about = new Paragraph();
  private final Div best = new Div();
  private final Div trials = new Div();
  private final Span trialsLabel = new Span();
  private final Span pace = new Span();
  private final Span paceLabel = new Span();
  private final Span elapsed = new Span();
  private final Button pause = button("‖ Pause");
  private final Button resume = button("▸ Resume");
  private final Button stop = button("■ Stop");
  private final Div head = new Div();
  private final Button extend = button("+ Extend");
  private transient Study shown;
  private String answered = "";

  @SuppressWarnings("NullAway.Init") // shown before anything can be clicked
  StudyHeader(Here here, StudyServices services, Clock clock) {
    this.here = here;
    this.services = services;
    this.clock = clock;
    addClassName("study-header");
    answer.addClassName("answer");
    about.addClassName("about");
    stop.addThemeVariants(ButtonVariant.ERROR);
    pause.addClickListener(
        click ->
            act(
                () ->
                    services
                        .studies()
                        .pause(here.id(), shown.id(), here.acting(Permission.RUN_STUDIES))));
    resume.addClickListener(
        click ->
            act(
                () ->
                    services
                        .studies()
                        .resume(here.id(), shown.id(), here.acting(Permission.RUN_STUDIES))));
    stop.addClickListener(click -> confirmStop());
    extend.addClickListener(click -> new ExtendDialog(here, services, shown, this::show).open());
    Div titled = new Div(name, chip);
    titled.addClassName("titled");
    head.add(titled, extend, pause, resume, stop);
    head.addClassName("page-head");
    Div strip =
        new Div(
            Pieces.figure("Best", best),
            Pieces.figure(trialsLabel, trials),
            Pieces.figure(paceLabel, pace),
            Pieces.figure("Elapsed", elapsed));
    strip.addClassName("strip");
    add(head, answer, compared, about);
    add(strip);
  }

  /** How much better than its baseline the best trial is. */
  void compare(Comparison comparison) {
    compared.removeAll();
    switch (comparison) {
      case Comparison.Measured measured ->
          Pieces.linked(
                  measured.sentence(), "baseline", TrialNavigation.of(here, measured.baseline()))
              .forEach(compared::add);
      case Comparison.Nothing nothing -> compared.add(nothing.sentence());
    }
    compared.setClassName("about", comparison instanceof Comparison.Nothing);
  }

  /** Shows for good what the study was allowed beyond the catalog. */
  private void showExceptions(UUID study) {
    services
        .versions()
        .of(here.id(), study)
        .exceptions()
        .forEach(
            each -> {
              Paragraph note =
                  new Paragraph(
                      "Exception: %s may be %s here; approved was %s. Asked for by %s, granted by %s, until %s: %s"
                          .formatted(
                              each.name(),
                              Ranges.brief(each.domain()),
                              each.approved(),
                              each.requestedBy(),
                              each.grantedBy(),
                              Times.exact(each.until(), clock.getZone()),
                              each.reason()));
              note.addClassName("excepted");
              addComponentAtIndex(getComponentCount() - 1, note);
            });
  }

  /** A study for the first time. */
  void open(Study study) {
    show(study);
    showExceptions(study.id());
    TraceLine.of(here, services.traces(), study.trace())
        .ifPresent(line -> addComponentAtIndex(getComponentCount() - 1, line));
  }

  /** Offers more to do, on the study's own page. */
  void offer(Component more) {
    head.addComponentAtIndex(1, more);
  }

  /** Makes it a part of a page that has a title of its own. */
  void asPart(Anchor open) {
    name.getElement().setAttribute("role", "heading").setAttribute("aria-level", "3");
    open.addClassName("study-open");
    name.getElement().getParent().appendChild(open.getElement());
  }

  void show(Study study) {
    shown = study;
    Instant now = clock.instant();
    Progress progress = Progress.of(study, now);
    name.setText(study.name());
    boolean runs = study.state() == StudyState.RUNNING;
    chip.removeAll();
    chip.add(Pieces.chip(Shown.of(study.state()), runs ? progress.share() : -1));
    showAnswer(Answer.of(study, now));
    about.setText(about(study));
    showBest(study);
    trials.removeAll();
    trialsLabel.setText(
        "Trials, %s of %s over"
            .formatted(Numbers.count(progress.over()), Numbers.count(progress.planned())));
    trials.add(new StateBar(study.counts(), progress.planned()), StateBar.tally(study.counts()));
    showPace(study, progress, now);
    elapsed.setText(Times.span(progress.elapsed()));
    allow(study.state());
  }

  private void showAnswer(String sentence) {
    if (sentence.equals(answered)) {
      return;
    }
    answered = sentence;
    List<TrialMentions.Part> parts = TrialMentions.of(sentence);
    Map<Integer, UUID> trials = trials(parts);
    answer.removeAll();
    for (TrialMentions.Part each : parts) {
      UUID trial = each.trial().isPresent() ? trials.get(each.trial().getAsInt()) : null;
      answer.add(
          trial == null
              ? new Text(each.text())
              : Pieces.link(TrialNavigation.of(here, trial), each.text()));
    }
  }

  /** Ids by number of the trials that are named; the best one needs no look at the others. */
  private Map<Integer, UUID> trials(List<TrialMentions.Part> parts) {
    Map<Integer, UUID> trials = new HashMap<>();
    Study.Best found = shown.best();
    if (found != null) {
      trials.put(found.number(), found.trial());
    }
    boolean known =
        parts.stream().allMatch(it -> it.trial().stream().allMatch(trials::containsKey));
    if (!known) {
      ObjectiveHistory history = services.trials().history(here.id(), shown.id());
      for (int i = 0; i < history.numbers().length; i++) {
        trials.put(history.numbers()[i], history.trials()[i]);
      }
    }
    return trials;
  }

  /** What is left of one that goes on, when it was for one that is over. */
  private void showPace(Study study, Progress progress, Instant now) {
    Instant ended = study.endedAt();
    pace.getElement().removeAttribute("title");
    if (ended != null) {
      paceLabel.setText("Ended");
      pace.setText(Times.ago(ended, now));
      pace.getElement().setAttribute("title", Times.exact(ended, clock.getZone()));
    } else {
      paceLabel.setText("Time left");
      pace.setText(progress.left().map(left -> "≈ " + Times.span(left)).orElse("–"));
      if (progress.left().isEmpty()) {
        pace.getElement().setAttribute("title", "Known once some trials are over.");
      }
    }
  }

  private void showBest(Study study) {
    best.removeAll();
    Study.Best found = study.best();
    if (found == null) {
      best.add(new Span("–"));
      return;
    }
    Anchor link =
        Pieces.link(TrialNavigation.of(here, found.trial()), Numbers.brief(found.objective()));
    link.getElement().setAttribute("title", Numbers.exact(found.objective()));
    Span metric = new Span(Answer.metric(study) + ", trial #" + found.number());
    metric.addClassName("unit");
    best.add(link, metric);
    boolean beyond =
        !study.fairness().measures().isEmpty()
            && services
                .trials()
                .find(here.id(), found.trial())
                .map(trial -> HeldPieces.anyBeyond(Held.of(study.fairness(), trial)))
                .orElse(false);
    if (beyond) {
      best.add(HeldPieces.flag("beyond a guardrail"));
    }
  }

  private static String about(Study study) {
    String dataset = study.definition().dataset();
    Race race = study.definition().race();
    return "%s%s · %s sampler · %s pruner%s%s%s · %d at once · seed %d · started by %s"
        .formatted(
            study.definition().trainer(),
            dataset == null ? "" : " on " + dataset,
            study.definition().sampler().name(),
            study.definition().pruner().name().equals(Pairing.NO_PRUNER)
                ? "no"
                : study.definition().pruner().name(),
            study.definition().stop() == null ? "" : " · ends when no gain is expected",
            race == null
                ? ""
                : " · the best %d race, %d repeats each"
                    .formatted(race.finalists(), race.repeats()),
            study.definition().weight() == 1
                ? ""
                : " · weight " + Numbers.brief(study.definition().weight()),
            study.definition().parallelism(),
            study.definition().seed(),
            study.createdBy());
  }

  private void allow(StudyState state) {
    boolean may = here.may(Permission.RUN_STUDIES);
    boolean member = !here.guest();
    pause.setVisible(member && (state == StudyState.RUNNING || state == StudyState.QUEUED));
    resume.setVisible(member && state == StudyState.PAUSED);
    stop.setVisible(member && !state.isOver());
    extend.setVisible(member && state != StudyState.FAILED);
    for (Button each : new Button[] {extend, pause, resume, stop}) {
      each.setEnabled(may);
      each.setTooltipText(
          may ? "" : "This is for " + Here.whoMay(Permission.RUN_STUDIES) + " of this workspace.");
    }
  }

  private void confirmStop() {
    new StopDialog(
            why ->
                act(
                    () ->
                        services
                            .studies()
                            .stop(here.id(), shown.id(), why, here.acting(Permission.RUN_STUDIES))))
        .open();
  }

  private void act(java.util.function.Supplier<Study> action) {
    Notices.trying(() -> show(action.get()));
  }

  private static Button button(String text) {
    return new Button(text);
  }
}
