package io.fairlead.web.ui.study;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.kernel.racing.Race;
import io.fairlead.platform.study.StudyJson.RaceForm;

/** Whether the best of a study are trained again, to tell the best apart. */
final class RaceFields extends Div {

  private final transient StudyDraft draft;
  private final transient Runnable changed;
  private final Checkbox races = new Checkbox("Train the best again, until the best is told apart");
  private final Div race = new Div();
  private final IntegerField finalists = new IntegerField("Finalists");
  private final IntegerField repeats = new IntegerField("Most repeats");
  private boolean showing;

  RaceFields(StudyDraft draft, Runnable changed) {
    this.draft = draft;
    this.changed = changed;
    addClassName("strategy");
    races.setTooltipText(
        "For trainings that bring something else with every seed: the best of many is partly luck,"
            + " which other seeds show.");
    races.addValueChangeListener(event -> told());
    for (IntegerField each : new IntegerField[] {finalists, repeats}) {
      each.addValueChangeListener(event -> told());
      each.setValueChangeMode(ValueChangeMode.LAZY);
      each.setStepButtonsVisible(true);
      each.setManualValidation(true);
      each.setMin(2);
      race.add(each);
    }
    repeats.setTooltipText("How often each finalist is trained again, at most.");
    race.addClassName("pair");
    add(races, race);
    show();
  }

  /** Shows what the draft says. */
  void show() {
    showing = true;
    RaceForm said = draft.race;
    Integer entered = said == null ? null : said.finalists();
    Integer times = said == null ? null : said.repeats();
    races.setValue(said != null);
    finalists.setValue(entered == null ? Race.USUAL.finalists() : entered);
    repeats.setValue(times == null ? Race.USUAL.repeats() : times);
    race.setVisible(said != null);
    showing = false;
  }

  /** An emptied field is the usual value. */
  private void told() {
    if (showing) {
      return;
    }
    draft.race = races.getValue() ? new RaceForm(finalists.getValue(), repeats.getValue()) : null;
    race.setVisible(races.getValue());
    changed.run();
  }
}
