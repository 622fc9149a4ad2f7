package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;

/** Shows a secret, to be copied now or never. */
final class ShownOnce extends Dialog {

  /**
   * @param secret shown in full and copied as it is
   * @param about what to do with it, a sentence each
   */
  ShownOnce(String title, String secret, String... about) {
    setHeaderTitle(title);
    setWidth("560px");
    setCloseOnOutsideClick(false);
    setCloseOnEsc(false);
    Pre text = new Pre(secret);
    text.addClassNames("mono", "shown-once");
    text.getElement().setAttribute("tabindex", "0");
    Button copy = new Button("Copy");
    copy.addClassName("copy");
    copy.getElement().setAttribute("data-copy", secret);
    Div both = new Div(text, copy);
    both.addClassName("shown-once-row");
    Div body = new Div(both);
    body.addClassName("upload-form");
    for (String each : about) {
      body.add(new Paragraph(each));
    }
    Paragraph once = new Paragraph("This is the only time that it is shown.");
    once.addClassName("about");
    body.add(once);
    add(body);
    Button done = new Button("I have copied it", click -> close());
    done.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(done);
  }
}
