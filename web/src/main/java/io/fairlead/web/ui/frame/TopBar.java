package io.fairlead.web.ui.frame;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Pieces;
import java.util.List;

/** Where the reader is, and what is always at hand. */
final class TopBar extends Header {

  private final OrderedList crumbs = new OrderedList();
  private final Button person = new Button();

  TopBar(AuthenticationContext authentication, Runnable palette, Runnable keys) {
    addClassName("top-bar");
    Nav way = new Nav(crumbs);
    way.setAriaLabel("Breadcrumbs");
    way.addClassName("crumbs");
    Button search = quiet("Search", palette);
    Span key = new Span("Ctrl K");
    key.addClassName("key");
    search.setSuffixComponent(key);
    search.addClassName("palette-button");
    Button help = quiet("?", keys);
    help.setAriaLabel("Keys of this page");
    Button appearance = quiet("◐", () -> {});
    appearance.addClassName("appearance");
    appearance.setAriaLabel("Light or dark");
    appearance.setTooltipText("Light or dark");
    person.addClassName("person");
    ContextMenu menu = DropDown.of(person);
    menu.addItem("Access tokens", event -> getUI().ifPresent(ui -> ui.navigate("tokens")));
    menu.addItem("Password", event -> getUI().ifPresent(ui -> ui.navigate("password")));
    menu.addItem("Keys of this page", event -> keys.run());
    menu.addItem("Sign out", event -> authentication.logout());
    add(way, search, help, appearance, person);
  }

  void show(String name, List<Crumb> way) {
    person.setText(name);
    person.setAriaLabel(name + ", your menu");
    crumbs.removeAll();
    for (int i = 0; i < way.size(); i++) {
      Crumb crumb = way.get(i);
      boolean last = i == way.size() - 1;
      ListItem item =
          new ListItem(
              last || crumb.path().isEmpty()
                  ? new Span(crumb.label())
                  : Pieces.link(crumb.path(), crumb.label()));
      if (last) {
        item.getElement().setAttribute("aria-current", "page");
      }
      crumbs.add(item);
    }
  }

  private static Button quiet(String text, Runnable action) {
    Button button = new Button(text, event -> action.run());
    button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    return button;
  }
}
