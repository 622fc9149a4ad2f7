package io.fairlead.web.ui.login;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.fairlead.web.security.OidcSettings;
import io.fairlead.web.security.OpenTo;
import io.fairlead.web.security.SignInRefused;
import io.fairlead.web.security.SignInSettings;
import io.fairlead.web.ui.format.Times;
import java.time.Duration;

/**
 * Name and password, posted to Spring Security's form login, and the way to the organisation's own
 * sign-in where there is one.
 */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in · Fairlead")
@AnonymousAllowed
@OpenTo(OpenTo.Whom.EVERYONE)
class LoginView extends Main implements BeforeEnterObserver {

  private final LoginForm form = new LoginForm(words());
  private final Div refused = new Div();
  private final String provider;

  LoginView(SignInSettings settings) {
    addClassName("login");
    OidcSettings oidc = settings.oidc();
    provider = oidc == null ? "" : oidc.name();
    form.setAction("login");
    form.setForgotPasswordButtonVisible(false);
    refused.addClassName("login-refused");
    refused.getElement().setAttribute("role", "alert");
    refused.setVisible(false);
    Div card =
        new Div(
            new H1("Fairlead"),
            new Paragraph("Hyperparameter search for teams that share compute."),
            refused);
    if (oidc != null) {
      card.add(organisation(settings.passwords()));
    }
    if (settings.passwords()) {
      card.add(form);
    }
    card.addClassName("login-card");
    add(card);
  }

  private Div organisation(boolean alsoPasswords) {
    Anchor door = new Anchor("oauth2/authorization/organisation", "Sign in with " + provider);
    door.setRouterIgnore(true);
    door.addClassName("login-organisation");
    Div way = new Div(door);
    way.addClassName("login-way");
    if (alsoPasswords) {
      way.add(new Span("or with a name and password of this platform"));
    }
    return way;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters asked = event.getLocation().getQueryParameters();
    form.setError(asked.getParameters().containsKey("error"));
    refused.removeAll();
    refused.setVisible(false);
    asked
        .getSingleParameter("wait")
        .filter(seconds -> seconds.matches("[0-9]{1,5}"))
        .map(Integer::valueOf)
        .ifPresent(this::explainWait);
    asked.getSingleParameter("refused").flatMap(SignInRefused::of).ifPresent(this::explain);
  }

  private void explain(SignInRefused why) {
    refused.add(new H2(why.title(provider)), new Paragraph(why.wayOut()));
    if (why == SignInRefused.NO_ROLE && !provider.isEmpty()) {
      Anchor other = new Anchor("logout/organisation", "Sign in as someone else");
      other.setRouterIgnore(true);
      refused.add(other);
    }
    refused.setVisible(true);
  }

  private void explainWait(int seconds) {
    refused.add(
        new H2("Too many wrong passwords were tried"),
        new Paragraph(
            "Try again in %s. In a browser in which you signed in before, nobody else's tries make you wait; an admin can lift it."
                .formatted(Times.span(Duration.ofSeconds(seconds)))));
    refused.setVisible(true);
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
