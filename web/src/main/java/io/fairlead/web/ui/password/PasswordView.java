package io.fairlead.web.ui.password;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.HeldBack;
import io.fairlead.platform.workspace.People;
import io.fairlead.web.security.OpenTo;
import io.fairlead.web.security.OwnSession;
import io.fairlead.web.security.SignInSettings;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.FramedPage;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes the password of whoever is signed in; they go on here, and nowhere else. */
@Route(value = "password", layout = Frame.class)
@PageTitle("Password · Fairlead")
@PermitAll
@OpenTo(OpenTo.Whom.SIGNED_IN)
class PasswordView extends Div implements FramedPage {

  private final transient PageContext context;
  private final transient People people;
  private final PasswordField old = new PasswordField("The password you have now");
  private final PasswordField fresh = new PasswordField("A new one");
  private final PasswordField again = new PasswordField("The new one again");
  private final transient Map<String, PasswordField> fields = Map.of("old", old, "password", fresh);

  PasswordView(PageContext context, People people, SignInSettings settings) {
    this.context = context;
    this.people = people;
    addClassName("page");
    add(Pieces.title("Password"));
    if (settings.passwords() && people.hasPassword(context.access().person())) {
      add(form());
    } else {
      add(
          Pieces.empty(
              "Your password isn't kept here",
              "You sign in at your organisation: change it there."));
    }
  }

  private Div form() {
    old.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
    fresh.setAutocomplete(Autocomplete.NEW_PASSWORD);
    again.setAutocomplete(Autocomplete.NEW_PASSWORD);
    fresh.setHelperText("At least 12 characters; several words are easy to keep.");
    for (PasswordField field : List.of(old, fresh, again)) {
      field.setManualValidation(true);
      field.addValueChangeListener(change -> field.setInvalid(false));
      field.addKeyDownListener(Key.ENTER, pressed -> change());
    }
    Button change = new Button("Change it", click -> change());
    change.addThemeVariants(ButtonVariant.PRIMARY);
    Paragraph about =
        new Paragraph(
            "You go on here; wherever else you are signed in, that ends. Your access tokens go on:"
                + " revoke them where someone else may have had your password.");
    about.addClassName("about");
    Div form = new Div(about, old, fresh, again, new Div(change));
    form.addClassNames("upload-form", "password-form");
    return form;
  }

  private void change() {
    if (!again.getValue().equals(fresh.getValue())) {
      refuse(again, "It isn't the same as above: type it again.");
      return;
    }
    Notices.trying(
        () -> {
          try {
            VaadinServletRequest request = VaadinServletRequest.getCurrent();
            people.changePassword(
                context.access().person(),
                old.getValue(),
                fresh.getValue(),
                OwnSession.origin(request),
                OwnSession.signIn(request));
            changed();
          } catch (HeldBack held) {
            refuse(old, held.getMessage() + " " + held.wayOut());
          } catch (InvalidInput mistake) {
            refuse(
                fields.getOrDefault(mistake.field(), fresh),
                mistake.rule() + " " + mistake.wayOut());
          }
        });
  }

  private void changed() {
    old.clear();
    fresh.clear();
    again.clear();
    Notices.done("Changed. All your other sessions end.");
  }

  private static void refuse(PasswordField field, String why) {
    field.setErrorMessage(why);
    field.setInvalid(true);
    field.focus();
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Password", ""));
  }

  @Override
  public Optional<Here> workspace() {
    return Optional.empty();
  }
}
