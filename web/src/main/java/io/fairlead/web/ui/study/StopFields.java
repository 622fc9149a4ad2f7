package io.fairlead.web.ui.study;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.kernel.stopping.StoppingRule;
import io.fairlead.platform.study.StudyJson.StopForm;
import org.jspecify.annotations.Nullable;

/** Whether, and by which rule, a study ends before its last trial. */
final class StopFields extends Div {

  private final transient StudyDraft draft;
  private final transient Runnable changed;
  private final Checkbox stops = new Checkbox("End when no further gain is expected");
  private final Div rule = new Div();
  private final NumberField least = new NumberField("Gain worth it");
  private final Select<StoppingRule.Unit> unit = new Select<>();
  private final IntegerField patience = new IntegerField("Trials without it");
  private final IntegerField leastTrials = new IntegerField("At least trials");
  private boolean showing;

  StopFields(StudyDraft draft, Runnable changed) {
    this.draft = draft;
    this.changed = changed;
    addClassName("strategy");
    unit.setLabel("Measured as");
    unit.setItems(StoppingRule.Unit.values());
    unit.setItemLabelGenerator(
        each ->
            switch (each) {
              case SHARE_OF_GAIN -> "share of the gain";
              case OBJECTIVE -> "in the metric";
            });
    stops.addValueChangeListener(event -> told());
    least.addValueChangeListener(event -> told());
    unit.addValueChangeListener(event -> told());
    patience.addValueChangeListener(event -> told());
    leastTrials.addValueChangeListener(event -> told());
    least.setValueChangeMode(ValueChangeMode.LAZY);
    patience.setValueChangeMode(ValueChangeMode.LAZY);
    leastTrials.setValueChangeMode(ValueChangeMode.LAZY);
    least.setManualValidation(true);
    patience.setManualValidation(true);
    leastTrials.setManualValidation(true);
    least.setTooltipText(
        "The smallest improvement that is worth going on for; a share is of the way from the median"
            + " trial to the best.");
    rule.add(least, unit, patience, leastTrials);
    rule.addClassName("pair");
    add(stops, rule);
    show();
  }

  /** Shows what the draft says. */
  void show() {
    showing = true;
    StopForm said = draft.stop;
    StoppingRule usual = StoppingRule.STANDARD;
    stops.setValue(said != null);
    least.setValue(said == null ? usual.least() : or(said.least(), usual.least()));
    unit.setValue(said == null ? usual.unit() : or(said.unit(), usual.unit()));
    patience.setValue(said == null ? usual.patience() : or(said.patience(), usual.patience()));
    leastTrials.setValue(
        said == null ? usual.leastTrials() : or(said.leastTrials(), usual.leastTrials()));
    rule.setVisible(said != null);
    showing = false;
  }

  private static <T> T or(@Nullable T said, T usual) {
    return said == null ? usual : said;
  }

  /** An emptied field is the usual value. */
  private void told() {
    if (showing) {
      return;
    }
    draft.stop =
        stops.getValue()
            ? new StopForm(
                least.getValue(), unit.getValue(), patience.getValue(), leastTrials.getValue())
            : null;
    rule.setVisible(stops.getValue());
    changed.run();
  }
}
