package io.fairlead.web.ui.fairness;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/** One measure as a person sets it. */
final class MeasureRow extends Div {

  private static final double USUAL_DIFFERENCE = 0.1;
  private static final double USUAL_RATIO = 0.8;

  private final Select<String> measure = new Select<>();
  private final TextField groups = new TextField("Groups by");
  private final NumberField threshold = new NumberField("Threshold");
  private final NumberField limit = new NumberField();
  private final Select<FairnessMeasure.Rows> rows = new Select<>();
  private final transient @Nullable FairnessMeasure before;

  /**
   * @param before as it was; null for a new one
   * @param usualGroups what a new one begins with
   */
  MeasureRow(
      @Nullable FairnessMeasure before,
      String usualGroups,
      Runnable changed,
      java.util.function.Consumer<MeasureRow> remove) {
    this.before = before;
    addClassName("measure-row");
    measure.setLabel("Measure");
    measure.setItems(FairnessMeasure.words());
    measure.setItemLabelGenerator(MeasureWords::of);
    groups.setPlaceholder("sex, age: 25 60");
    groups.setTooltipText(GroupsText.HELP);
    threshold.setStep(0.05);
    limit.setStep(0.01);
    limit.setMin(0);
    limit.setMax(1);
    limit.setPlaceholder("none");
    limit.setClearButtonVisible(true);
    if (before == null) {
      measure.setValue("demographic_parity_difference");
      groups.setValue(usualGroups);
      threshold.setValue(0.5);
      limit.setValue(USUAL_DIFFERENCE);
    } else {
      measure.setValue(before.word());
      groups.setValue(GroupsText.write(before.sensitive()));
      threshold.setValue(before.threshold());
      limit.setValue(before.limit());
    }
    name();
    measure.addValueChangeListener(
        event -> {
          name();
          if (event.isFromClient() && limit.getValue() != null) {
            limit.setValue(ratio() ? USUAL_RATIO : USUAL_DIFFERENCE);
          }
          changed.run();
        });
    groups.setValueChangeMode(ValueChangeMode.LAZY);
    groups.addValueChangeListener(event -> changed.run());
    threshold.addValueChangeListener(event -> changed.run());
    limit.addValueChangeListener(event -> changed.run());
    rows.setLabel("Rows");
    rows.setItems(FairnessMeasure.Rows.values());
    rows.setItemLabelGenerator(each -> each == FairnessMeasure.Rows.TEST ? "Test" : "Validation");
    rows.setValue(before == null ? FairnessMeasure.Rows.TEST : before.rows());
    rows.addValueChangeListener(event -> changed.run());
    Button away = new Button("Remove", click -> remove.accept(this));
    away.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    Div pair = new Div(limit, threshold, rows);
    pair.addClassName("triple");
    add(measure, groups, pair, away);
  }

  private boolean ratio() {
    return measure.getValue() != null && measure.getValue().endsWith("_ratio");
  }

  private void name() {
    limit.setLabel(ratio() ? "Guardrail ≥" : "Guardrail ≤");
  }

  /**
   * What is set.
   *
   * @throws InvalidInput for what can't be; the field is marked
   */
  FairnessMeasure read() {
    groups.setInvalid(false);
    limit.setInvalid(false);
    try {
      return new FairnessMeasure(
          measure.getValue() == null ? "" : measure.getValue(),
          GroupsText.read(groups.getValue()),
          threshold.getValue() == null ? 0.5 : threshold.getValue(),
          rows.getValue(),
          before == null ? null : before.positive(),
          limit.getValue());
    } catch (InvalidInput refused) {
      boolean byLimit = refused.field().endsWith("limit");
      limit.setInvalid(byLimit);
      groups.setInvalid(!byLimit);
      (byLimit ? limit : groups).setErrorMessage(refused.rule() + " " + refused.wayOut());
      throw refused;
    }
  }
}
