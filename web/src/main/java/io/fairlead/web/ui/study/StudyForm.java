package io.fairlead.web.ui.study;

import com.vaadin.flow.component.html.Div;
import io.fairlead.platform.catalog.Catalog;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.StudyDefinition;
import io.fairlead.web.ui.page.Here;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The three steps of a new study, as a part of another page. */
public final class StudyForm extends Div {

  private final transient StudyDraft draft = new StudyDraft();
  private final transient List<FormStep> steps;
  private final transient Runnable changed;
  private boolean ready;

  StudyForm(
      Here here,
      Datasets datasets,
      Catalog catalog,
      @Nullable StudyDefinition initial,
      Runnable changed) {
    this.changed = changed;
    addClassName("form-steps");
    HowStep how = new HowStep(draft, this::told);
    WhereStep where = new WhereStep(draft, this::told, (entry, wanted) -> List.of());
    WhatStep what =
        new WhatStep(
            here,
            draft,
            datasets,
            catalog.trainers(here.id()),
            Optional.empty(),
            trainer -> {
              draft.catalog(catalog.entries(here.id(), trainer));
              where.rebuild();
              how.usual(Usual.of(trainer));
            },
            this::told);
    steps = List.of(what, where, how);
    add(what, where, how);
    if (initial != null) {
      what.take(initial);
      draft.choose(initial.parameters());
      where.rebuild();
      how.take(initial);
    }
    ready = true;
    steps.forEach(FormStep::refresh);
  }

  private void told() {
    if (ready) {
      steps.forEach(FormStep::refresh);
      changed.run();
    }
  }

  /** The first reason why it can't start; empty when it can. */
  public Optional<String> reason() {
    return draft.reason();
  }

  /**
   * The study as the platform takes it.
   *
   * @throws IllegalStateException while there is a {@link #reason} why not
   */
  public StudyDefinition definition() {
    return draft.definition();
  }

  /** Marks the field that was refused; false when it is none of these. */
  public boolean refuse(InvalidInput refused) {
    boolean placed = false;
    for (FormStep step : steps) {
      step.refuse("", "");
      placed |= step.refuse(refused.field(), refused.rule() + " " + refused.wayOut());
    }
    return placed;
  }
}
