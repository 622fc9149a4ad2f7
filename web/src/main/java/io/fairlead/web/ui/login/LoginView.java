package io.fairlead.web.ui.login;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.fairlead.web.security.OpenTo;

/** Name and password; posts to Spring Security's form login. */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in · Fairlead")
@AnonymousAllowed
@OpenTo(OpenTo.Whom.EVERYONE)
class LoginView extends Main implements BeforeEnterObserver {

  private final LoginForm form = new LoginForm(words());

  LoginView() {
    addClassName("login");
    form.setAction("login");
    form.setForgotPasswordButtonVisible(false);
    Div card =
        new Div(
            new H1("Fairlead"),
            new Paragraph("Hyperparameter search for teams that share compute."),
            form);
    card.addClassName("login-card");
    add(card);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
  }

  private static LoginI18n words() {
    LoginI18n words = LoginI18n.createDefault();
    words.getForm().setTitle("Sign in");
    words.getForm().setUsername("Name");
    words.getForm().setSubmit("Sign in");
    words.getErrorMessage().setTitle("That name and password don't belong together");
    words
        .getErrorMessage()
        .setMessage("Check both and try again. An admin can set a new password.");
    words.getErrorMessage().setUsername("Enter your name.");
    words.getErrorMessage().setPassword("Enter your password.");
    return words;
  }
}
