package io.fairlead.web.ui.page;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Takes a token away for good, after asking. */
public final class Revocation {

  private Revocation() {}

  /**
   * A button in a token's row.
   *
   * @param what the token, as it stands after "Revoke"
   * @param consequence what the person should know before
   */
  public static Button button(String what, String consequence, Runnable revoke) {
    Button button = new Button("Revoke", click -> ask(what, consequence, revoke));
    button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL, ButtonVariant.ERROR);
    button.setAriaLabel("Revoke " + what);
    return button;
  }

  private static void ask(String what, String consequence, Runnable revoke) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("Revoke " + what + "?");
    dialog.setText(consequence);
    dialog.setCancelable(true);
    dialog.setConfirmText("Revoke");
    dialog.setConfirmButtonTheme("primary error");
    dialog.addConfirmListener(event -> Notices.trying(revoke));
    dialog.open();
  }
}
