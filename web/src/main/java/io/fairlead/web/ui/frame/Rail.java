package io.fairlead.web.ui.frame;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.InstallationEntry;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.RailEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The pages of a workspace, and the switch to another one. */
final class Rail extends Nav {

  private final transient List<RailEntry> entries;

  Rail(List<RailEntry> entries) {
    this.entries = entries.stream().sorted(Comparator.comparingInt(RailEntry::order)).toList();
    addClassName("rail");
    setAriaLabel("Workspace");
  }

  void show(
      Optional<Here> here,
      List<Workspace> visible,
      List<InstallationEntry> administered,
      String path) {
    removeAll();
    Anchor brand = Pieces.link("", "Fairlead");
    brand.addClassName("brand");
    add(brand);
    here.ifPresent(
        place -> {
          add(switcher(place, visible));
          entries.stream()
              .filter(entry -> place.may(entry.needs()))
              .forEach(
                  entry -> {
                    Anchor link =
                        link(place.path(entry.path()), entry.glyph(), entry.label(), path);
                    count(link, entry.asks().applyAsInt(place));
                    add(link);
                  });
        });
    Anchor shared = link("shared", "⇄", "Shared with you", path);
    shared.addClassName("rail-shared");
    add(shared);
    if (!administered.isEmpty()) {
      Span heading = new Span("Installation");
      heading.addClassName("rail-heading");
      add(heading);
      administered.forEach(page -> add(link(page.path(), page.glyph(), page.label(), path)));
    }
  }

  private static Button switcher(Here here, List<Workspace> visible) {
    Button current = new Button(here.workspace().title());
    current.addClassName("switcher");
    current.setAriaLabel("Workspace " + here.workspace().title() + ", choose another");
    ContextMenu menu = DropDown.of(current);
    for (Workspace other : visible) {
      MenuItem item =
          menu.addItem(
              other.title(),
              event -> event.getSource().getUI().ifPresent(ui -> ui.navigate("w/" + other.name())));
      item.setCheckable(true);
      item.setChecked(other.id().equals(here.id()));
    }
    return current;
  }

  /** Says how many things there wait for a decision. */
  private static void count(Anchor link, int waiting) {
    if (waiting > 0) {
      Span count = new Span(Integer.toString(waiting));
      count.addClassName("rail-count");
      count.getElement().setAttribute("aria-label", waiting + " to decide about");
      link.add(count);
    }
  }

  private static Anchor link(String target, String drawn, String label, String path) {
    Anchor link = Pieces.link(target, "");
    Span glyph = new Span(drawn);
    glyph.addClassName("glyph");
    glyph.getElement().setAttribute("aria-hidden", "true");
    link.add(glyph, new Span(label));
    link.addClassName("rail-link");
    if (path.equals(target) || path.startsWith(target + "/")) {
      link.addClassName("current");
      link.getElement().setAttribute("aria-current", "page");
    }
    return link;
  }
}
