package io.fairlead.web.ui.study;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.fairlead.kernel.space.Domain;
import io.fairlead.platform.catalog.CatalogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Where to look: the approved parameters of the trainer. */
final class WhereStep extends FormStep {

  private final transient StudyDraft draft;
  private final transient Runnable changed;
  private final transient List<ParameterEditor> editors = new ArrayList<>();
  private final Div list = new Div();
  private final ForbiddenFields forbidden;
  private final transient BiFunction<CatalogEntry, Domain, List<Button>> waysOut;

  WhereStep(
      StudyDraft draft, Runnable changed, BiFunction<CatalogEntry, Domain, List<Button>> waysOut) {
    super(
        "2 · Where to look",
        "Each parameter varies within its approved range, is fixed, or keeps its default. What matters"
            + " most comes first; to begin with, that varies.");
    this.draft = draft;
    this.changed = changed;
    this.waysOut = waysOut;
    addClassName("where");
    forbidden = new ForbiddenFields(draft, changed);
    add(list, forbidden);
  }

  void rebuild() {
    list.removeAll();
    editors.clear();
    for (ParameterDraft parameter : draft.parameters()) {
      ParameterEditor editor = new ParameterEditor(parameter, changed, waysOut);
      editors.add(editor);
      list.add(editor);
    }
    forbidden.rebuild();
  }

  /** After exceptions were looked up anew. */
  void offer() {
    editors.forEach(ParameterEditor::offer);
  }

  @Override
  boolean refuse(String path, String text) {
    editors.forEach(editor -> editor.refuse(""));
    forbidden.refuse(path.startsWith("forbidden") ? text : "");
    if (path.startsWith("forbidden")) {
      return true;
    }
    if (!path.startsWith("parameters")) {
      return false;
    }
    // parameters[i] counts those that are in the definition, which leaves defaults out.
    int open = path.indexOf('[');
    int close = path.indexOf(']');
    if (open < 0 || close < open) {
      return false;
    }
    int wanted = Integer.parseInt(path.substring(open + 1, close));
    int at = -1;
    for (int i = 0; i < editors.size(); i++) {
      at += draft.parameters().get(i).mode() == ParameterDraft.Mode.DEFAULT ? 0 : 1;
      if (at == wanted) {
        editors.get(i).refuse(text);
        return true;
      }
    }
    return false;
  }
}
