package io.fairlead.web.ui.fairness;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.problem.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The measures between groups that a study's trials are held to, one below the other. */
public final class MeasureFields extends Div {

  private final transient List<MeasureRow> rows = new ArrayList<>();
  private final transient Runnable changed;
  private final Div list = new Div();
  private String usualGroups = "";

  /**
   * @param changed told after each change
   */
  public MeasureFields(Runnable changed) {
    this.changed = changed;
    addClassName("measure-fields");
    Button more = new Button("Add a fairness measure", click -> addRow(null));
    more.addThemeVariants(ButtonVariant.SMALL);
    Paragraph about =
        new Paragraph(
            "Measured when a trial completes. Beyond a guardrail a trial is"
                + " flagged, and choosing it needs a reason.");
    about.addClassName("about");
    list.addClassName("measure-list");
    add(list, more, about);
  }

  /** The columns that a new measure begins with. */
  public void usual(List<String> sensitive) {
    usualGroups =
        sensitive.stream()
            .map(GroupsReader::quoted)
            .collect(java.util.stream.Collectors.joining(", "));
  }

  /** Shows these. */
  public void set(List<FairnessMeasure> measures) {
    rows.clear();
    list.removeAll();
    measures.forEach(this::addRow);
  }

  private void addRow(@Nullable FairnessMeasure measure) {
    MeasureRow row = new MeasureRow(measure, usualGroups, changed, this::remove);
    rows.add(row);
    list.add(row);
    changed.run();
  }

  private void remove(MeasureRow row) {
    rows.remove(row);
    list.remove(row);
    changed.run();
  }

  /**
   * What is set.
   *
   * @throws InvalidInput for the first that can't be
   */
  public List<FairnessMeasure> read() {
    return StudyFairness.first(rows.stream().map(MeasureRow::read).toList()).measures();
  }
}
