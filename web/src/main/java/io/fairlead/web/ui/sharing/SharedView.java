package io.fairlead.web.ui.sharing;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.sharing.Shares;
import io.fairlead.platform.sharing.Shown;
import io.fairlead.web.security.OpenTo;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.FramedPage;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** What other workspaces show to those of this person. */
@Route(value = SharingNavigation.LIST, layout = Frame.class)
@PageTitle("Shared with you · Fairlead")
@PermitAll
@OpenTo(OpenTo.Whom.SIGNED_IN)
class SharedView extends Div implements FramedPage, BeforeEnterObserver {

  private final transient PageContext context;
  private final transient Shares shares;

  SharedView(PageContext context, Shares shares) {
    this.context = context;
    this.shares = shares;
    addClassName("page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    List<Shown> all = shares.shownTo(context.access());
    add(
        Pieces.title("Shared with you"),
        all.isEmpty()
            ? Pieces.empty(
                "Nothing is shared with your workspaces",
                "A manager of another workspace can show you a study or a notebook, to look at.")
            : table(all));
  }

  private Grid<Shown> table(List<Shown> all) {
    Grid<Shown> grid = new Grid<>();
    grid.addClassName("table");
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", "Shared with you");
    grid.addColumn(Pieces.links(SharingNavigation::of, Shown::name))
        .setHeader("Name")
        .setFlexGrow(3)
        .setComparator(Shown::name);
    grid.addColumn(shown -> shown.kind().word()).setHeader("What");
    grid.addColumn(shown -> shown.owner().title()).setHeader("Shown by").setFlexGrow(2);
    grid.addComponentColumn(shown -> Pieces.time(shown.sharedAt(), context.clock()))
        .setHeader("Since")
        .setComparator(Shown::sharedAt);
    grid.setItems(all);
    return grid;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Shared with you", ""));
  }

  @Override
  public Optional<Here> workspace() {
    return Optional.empty();
  }
}
