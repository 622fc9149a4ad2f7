package io.fairlead.web.ui.study;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.LinkedHashMap;
import java.util.Map;

/** One of the three steps, with its fields by the name under which the platform refuses them. */
abstract class FormStep extends Section {

  private final transient Map<String, HasValidation> fields = new LinkedHashMap<>();

  FormStep(String title, String purpose) {
    addClassName("form-step");
    H2 heading = new H2(title);
    heading.addClassName("section-title");
    Paragraph text = new Paragraph(purpose);
    text.addClassName("about");
    add(heading, text);
  }

  /** Adds a field that the platform calls {@code path}. */
  final <F extends Component & HasValidation> F field(String path, F field) {
    known(path, field);
    add(field);
    return field;
  }

  /** The same for a field that is a part of something else. */
  final void known(String path, HasValidation field) {
    fields.put(path, field);
    field.setManualValidation(true);
  }

  /** Brings what follows from the other fields up to date. */
  void refresh() {}

  /**
   * Shows what was refused at its field; an empty path clears all. True when it was one of ours.
   */
  boolean refuse(String path, String text) {
    boolean found = false;
    for (Map.Entry<String, HasValidation> field : fields.entrySet()) {
      boolean hit = path.equals(field.getKey()) || path.startsWith(field.getKey() + ".");
      field.getValue().setInvalid(hit);
      field.getValue().setErrorMessage(hit ? text : "");
      found |= hit;
    }
    return found;
  }
}
