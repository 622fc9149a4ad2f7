package io.fairlead.web.ui.page;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.fairlead.platform.workspace.Rotation;
import java.time.Duration;
import java.util.function.Consumer;

/** Asks how a token gets its new secret: what becomes of the old one, and until when it is good. */
public final class RotateDialog extends Dialog {

  private static final int HOURS_A_DAY = 24;

  /**
   * @param what the token, as it stands after "Rotate"
   * @param rotate may throw what the platform refuses
   */
  public RotateDialog(String what, Consumer<Rotation> rotate) {
    setHeaderTitle("Rotate " + what);
    setWidth("420px");
    Select<Integer> overlap = new Select<>();
    overlap.setLabel("The old secret");
    overlap.setItems(0, 1, HOURS_A_DAY, 7 * HOURS_A_DAY);
    overlap.setItemLabelGenerator(RotateDialog::told);
    overlap.setValue(HOURS_A_DAY);
    overlap.setHelperText("Time to put the new one wherever the old one is.");
    Select<Integer> days = TokenLife.choice();
    Paragraph about = new Paragraph("It gets a new secret, and stays the same token otherwise.");
    about.addClassName("about");
    Div form = new Div(about, overlap, days);
    form.addClassName("upload-form");
    add(form);
    Button go =
        new Button(
            "Make a new secret",
            click ->
                Notices.trying(
                    () -> {
                      rotate.accept(
                          new Rotation(
                              Duration.ofHours(overlap.getValue()),
                              new Rotation.End.FromNow(TokenLife.chosen(days))));
                      close();
                    }));
    go.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), go);
  }

  private static String told(int hours) {
    return switch (hours) {
      case 0 -> "ends at once";
      case 1 -> "goes on for an hour";
      case HOURS_A_DAY -> "goes on for a day";
      default -> "goes on for %d days".formatted(hours / HOURS_A_DAY);
    };
  }

  /**
   * A button in a token's row that opens this dialog.
   *
   * @param what the token, as it stands after "Rotate"
   */
  public static Button button(String what, Consumer<Rotation> rotate) {
    Button button = new Button("Rotate", click -> new RotateDialog(what, rotate).open());
    button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    button.setAriaLabel("Rotate " + what);
    return button;
  }
}
