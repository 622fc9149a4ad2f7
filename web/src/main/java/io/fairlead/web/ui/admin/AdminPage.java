package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import io.fairlead.platform.workspace.Access;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.FramedPage;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.Rights;
import java.util.List;
import java.util.Optional;

/** A page about the whole installation, for who administers it; others are told who does. */
abstract class AdminPage extends Div implements FramedPage, BeforeEnterObserver, HasDynamicTitle {

  static final int PAGE = 100;

  private final transient PageContext context;
  private final String title;

  AdminPage(PageContext context, String title) {
    this.context = context;
    this.title = title;
    addClassName("page");
  }

  @Override
  public final void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    if (access().may(Rights.of(getClass()))) {
      enter();
    } else {
      add(
          Pieces.forbidden(
              "This page is for admins",
              "Who administers the whole installation can make you one, too."));
    }
  }

  /** Builds the page. */
  abstract void enter();

  final PageContext context() {
    return context;
  }

  final Access access() {
    return context.access();
  }

  /** A table in the look of all others. */
  static <T> Grid<T> table(String label) {
    Grid<T> grid = new Grid<>();
    grid.addClassName("table");
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", label);
    return grid;
  }

  @Override
  public final List<Crumb> crumbs() {
    return List.of(new Crumb(title, ""));
  }

  @Override
  public final Optional<Here> workspace() {
    return Optional.empty();
  }

  @Override
  public final String getPageTitle() {
    return title + " · Fairlead";
  }
}
