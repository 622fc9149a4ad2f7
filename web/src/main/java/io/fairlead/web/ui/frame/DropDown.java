package io.fairlead.web.ui.frame;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.html.Span;

/**
 * A menu under a button. A menu bar would measure what fits each time it is shown, and hold up the
 * page's charts for it.
 */
final class DropDown {

  private DropDown() {}

  /** The menu of {@code button}, for items to be added. */
  static ContextMenu of(Button button) {
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.getElement().setAttribute("aria-haspopup", "menu");
    Span arrow = new Span("▾");
    arrow.getElement().setAttribute("aria-hidden", "true");
    button.setSuffixComponent(arrow);
    ContextMenu menu = new ContextMenu(button);
    menu.setOpenOnClick(true);
    menu.setPosition(ContextMenuPosition.BOTTOM_START);
    return menu;
  }
}
