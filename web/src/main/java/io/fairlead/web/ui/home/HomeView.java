package io.fairlead.web.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.sharing.Shares;
import io.fairlead.platform.sharing.Shown;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.security.OpenTo;
import io.fairlead.web.ui.admin.AdminNavigation;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.home.HomeReader.Line;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.FramedPage;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.HomeItem.Matter;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.sharing.SharingNavigation;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What asks for a person, what waits and what happened, over all their workspaces. */
@Route(value = "", layout = Frame.class)
@PageTitle("Home · Fairlead")
@PermitAll
@OpenTo(OpenTo.Whom.SIGNED_IN)
class HomeView extends Div implements FramedPage, BeforeEnterObserver {

  private static final int MOST = 12;

  private final transient PageContext context;
  private final transient HomeReader reader;
  private final transient Shares shares;

  HomeView(PageContext context, HomeReader reader, Shares shares) {
    this.context = context;
    this.reader = reader;
    this.shares = shares;
    addClassNames("page", "home");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    List<Workspace> workspaces = context.visible();
    boolean administers = context.access().may(Permission.ADMINISTER);
    if (workspaces.isEmpty() && administers && context.known().isEmpty()) {
      event.forwardTo(AdminNavigation.SETUP);
      return;
    }
    add(Pieces.title("Home"));
    if (workspaces.isEmpty() && !administers) {
      add(
          Pieces.empty(
              "You belong to no workspace yet",
              "A workspace holds a team's studies and data sets. An admin can add you."));
      return;
    }
    List<Line> lines = reader.lines(context);
    add(answer(lines));
    Div news =
        new Div(
            section(lines, Matter.ASKS, "Asks for you", "Nothing asks for you now."),
            section(lines, Matter.WAITS, "Waits", "Nothing waits."),
            section(lines, Matter.LATELY, "Lately", "Nothing happened in the last two weeks."));
    news.addClassName("home-news");
    Div side = new Div(places(workspaces));
    List<Shown> shown = shares.shownTo(context.access());
    if (!shown.isEmpty()) {
      side.add(shared(shown));
    }
    side.addClassName("home-side");
    Div columns = new Div(news, side);
    columns.addClassName("home-columns");
    add(columns);
  }

  private static Paragraph answer(List<Line> lines) {
    int asks = HomeReader.of(lines, Matter.ASKS).size();
    int waits = HomeReader.of(lines, Matter.WAITS).size();
    Paragraph answer =
        new Paragraph(
            "%s for you, %s."
                .formatted(
                    asks == 0
                        ? "Nothing asks"
                        : asks == 1 ? "One thing asks" : asks + " things ask",
                    waits == 0 ? "nothing waits" : waits == 1 ? "one waits" : waits + " wait"));
    answer.addClassName("answer");
    return answer;
  }

  private Section section(List<Line> lines, Matter matter, String title, String empty) {
    List<Line> all = HomeReader.of(lines, matter);
    Section section = new Section(Pieces.heading(title));
    section.addClassNames(
        "home-section", "home-" + matter.name().toLowerCase(java.util.Locale.ROOT));
    if (all.isEmpty()) {
      Paragraph none = new Paragraph(empty);
      none.addClassName("about");
      section.add(none);
      return section;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("home-list");
    all.stream().limit(MOST).forEach(line -> list.add(item(line)));
    section.add(list);
    if (all.size() > MOST) {
      Paragraph more = new Paragraph("And %d more.".formatted(all.size() - MOST));
      more.addClassName("about");
      section.add(more);
    }
    return section;
  }

  private ListItem item(Line line) {
    Div head = new Div(Pieces.link(line.item().path(), line.item().text()));
    head.addClassName("home-head");
    List<Component> about = new ArrayList<>();
    if (!line.place().isEmpty()) {
      about.add(new Span(line.place()));
    }
    Instant at = line.item().at();
    if (at != null) {
      about.add(Pieces.time(at, context.clock()));
    }
    Span where = new Span();
    for (int i = 0; i < about.size(); i++) {
      if (i > 0) {
        where.add(new Span(" · "));
      }
      where.add(about.get(i));
    }
    where.addClassName("home-where");
    head.add(where);
    ListItem item = new ListItem(head);
    if (!line.item().why().isEmpty()) {
      Span why = new Span(line.item().why());
      why.addClassName("home-why");
      item.add(why);
    }
    return item;
  }

  private static Section places(List<Workspace> workspaces) {
    Section section = new Section(Pieces.heading("Your workspaces"));
    if (workspaces.isEmpty()) {
      Paragraph none = new Paragraph("You read in none: administering alone doesn't open them.");
      none.addClassName("about");
      section.add(none);
      return section;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("home-list");
    workspaces.forEach(
        each -> list.add(new ListItem(Pieces.link("w/" + each.name(), each.title()))));
    section.add(list);
    return section;
  }

  private static Section shared(List<Shown> shown) {
    UnorderedList list = new UnorderedList();
    list.addClassName("home-list");
    shown.stream()
        .limit(MOST)
        .forEach(
            each -> {
              Span by = new Span("%s of %s".formatted(each.kind().word(), each.owner().title()));
              by.addClassName("home-why");
              list.add(new ListItem(Pieces.link(SharingNavigation.of(each), each.name()), by));
            });
    return new Section(Pieces.heading("Shared with you"), list);
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Home", ""));
  }

  @Override
  public Optional<Here> workspace() {
    return Optional.empty();
  }
}
