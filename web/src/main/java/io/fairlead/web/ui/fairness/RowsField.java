package io.fairlead.web.ui.fairness;

import com.vaadin.flow.component.select.Select;
import io.fairlead.platform.fairness.AuditSpec;

/** Asks which of a trial's rows are meant; neither were trained on. */
public final class RowsField extends Select<AuditSpec.Split> {

  private static final long serialVersionUID = 1;

  public RowsField() {
    setItems(AuditSpec.Split.values());
    setItemLabelGenerator(RowsField::words);
    setValue(AuditSpec.Split.TEST);
  }

  private static String words(AuditSpec.Split rows) {
    return switch (rows) {
      case TEST -> "Test rows";
      case VALIDATION -> "Validation rows";
    };
  }
}
