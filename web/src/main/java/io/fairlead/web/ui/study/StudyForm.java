package io.fairlead.web.ui.study;

import com.vaadin.flow.component.html.Div;
import io.fairlead.platform.baseline.Baseline;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.StudyDefinition;
import io.fairlead.platform.study.StudyJson.Sketch;
import io.fairlead.web.ui.page.Here;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The three steps of a new study, in view at once, for any page on which one is set up. */
public final class StudyForm extends Div {

  private final transient Here here;
  private final transient FormServices services;
  private final transient StudyDraft draft = new StudyDraft();
  private final transient WhatStep what;
  private final transient WhereStep where;
  private final transient HowStep how;
  private final transient List<FormStep> steps;
  private final transient Runnable changed;
  private final PreviewTable preview = new PreviewTable();
  private String excepted = "";
  private String compared = "";
  private boolean ready;

  /**
   * @param initial what it begins with; null for what is usual
   * @param dataset to begin with where {@code initial} says nothing
   */
  StudyForm(
      Here here,
      FormServices services,
      @Nullable Sketch initial,
      Optional<String> dataset,
      Runnable changed) {
    this.here = here;
    this.services = services;
    this.changed = changed;
    addClassName("form-steps");
    how = new HowStep(draft, this::told);
    where =
        new WhereStep(
            draft,
            this::told,
            (entry, wanted) ->
                services.doors().waysOut(here, entry, wanted, draft.name.strip(), this::call));
    what =
        new WhatStep(
            here,
            draft,
            services.datasets(),
            services.catalog().trainers(here.id()),
            dataset,
            this::begin,
            this::told);
    steps = List.of(what, where, how);
    add(what, where, how);
    if (initial != null) {
      take(initial);
    }
    ready = true;
    lookUp();
    refresh();
  }

  /** Another trainer has other parameters. */
  private void begin(String trainer) {
    draft.catalog(services.catalog().entries(here.id(), trainer));
    excepted = "";
    where.rebuild();
    how.usual(Usual.of(trainer));
  }

  private void take(Sketch initial) {
    what.take(initial);
    draft.choose(initial.parameters() == null ? List.of() : initial.parameters());
    draft.forbidden.take(initial);
    where.rebuild();
    how.take(initial);
  }

  /** An exception is for a study of a name: this one has it from now on. */
  private void call(String name) {
    if (draft.name.isBlank()) {
      what.call(name);
    }
  }

  private void told() {
    if (ready) {
      lookUp();
      refresh();
      changed.run();
    }
  }

  private void lookUp() {
    lookUpExceptions();
    lookUpBaseline();
  }

  private void refresh() {
    steps.forEach(FormStep::refresh);
    preview.show(draft.preview(), draft.parameters());
    how.estimate(reason().isEmpty() ? estimate() : "");
  }

  /** What was granted goes by the study's name and trainer. */
  private void lookUpExceptions() {
    String name = draft.name.strip();
    String asked = name + " " + draft.trainer;
    if (draft.trainer != null && !asked.equals(excepted)) {
      excepted = asked;
      draft.excepted(
          name.isEmpty() ? List.of() : services.catalog().granted(here.id(), draft.trainer, name));
      where.offer();
    }
  }

  private void lookUpBaseline() {
    String asked = draft.dataset + " " + draft.trainer + " " + draft.metric;
    if (draft.dataset == null || asked.equals(compared)) {
      return;
    }
    compared = asked;
    draft.baseline(
        services
            .datasets()
            .find(here.id(), draft.dataset)
            .flatMap(
                dataset ->
                    services.baselines().list(here.id()).stream()
                        .filter(
                            each ->
                                each.dataset().equals(dataset.id())
                                    && each.trainer().equals(draft.trainer)
                                    && each.metric().equals(draft.metric))
                        .findFirst())
            .map(Baseline::parameters)
            .orElse(null));
  }

  private String estimate() {
    return EstimateWords.of(
        services.estimates().estimate(here.id(), draft.definition()),
        services.budgets().standing(here.id()).period());
  }

  /** Ten configurations that it would try; for the page to place. */
  PreviewTable preview() {
    return preview;
  }

  /** The first reason why it can't start; empty when it can. */
  public Optional<String> reason() {
    return draft.reason();
  }

  /** What is said so far, whether or not it could start. */
  public Sketch sketch() {
    return draft.sketch();
  }

  /**
   * The study as the platform takes it.
   *
   * @throws IllegalStateException while there is a {@link #reason} why not
   */
  public StudyDefinition definition() {
    return draft.definition();
  }

  /** Nothing is marked any more. */
  public void clear() {
    steps.forEach(step -> step.refuse("", ""));
  }

  /** Marks the field that was refused, and says in words that it wasn't started. */
  public String refuse(InvalidInput refused) {
    String text = refused.rule() + " " + refused.wayOut();
    boolean placed = false;
    for (FormStep step : steps) {
      placed |= step.refuse(refused.field(), text);
    }
    return placed ? "Not started: see the marked field." : "Not started. " + text;
  }
}
