package io.fairlead.web.ui.frame;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import io.fairlead.web.ui.page.KeyHint;
import java.util.List;
import java.util.stream.Stream;

/** The keys that work on a page. */
final class KeysDialog extends Dialog {

  private static final List<KeyHint> EVERYWHERE =
      List.of(
          new KeyHint("Ctrl K", "Go to any page, study or command"),
          new KeyHint("?", "Show these keys"),
          new KeyHint("Esc", "Close what is open"),
          new KeyHint("Tab", "Go on to the next field, button, table or chart menu"),
          new KeyHint("↑ ↓ ← →", "Move in a table, a menu or on a slider"),
          new KeyHint("Space on a column head", "Sort by it"));

  KeysDialog(List<KeyHint> ofPage) {
    setHeaderTitle("Keys of this page");
    DescriptionList list = new DescriptionList();
    list.addClassName("keys");
    Stream.concat(ofPage.stream(), EVERYWHERE.stream())
        .forEach(
            hint -> {
              Span key = new Span(hint.key());
              key.addClassName("key");
              list.add(new DescriptionList.Term(key), new DescriptionList.Description(hint.does()));
            });
    add(list);
  }
}
