package io.fairlead.web.ui.frame;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.asset.Assets;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.FramedPage;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.InstallationEntry;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.PaletteSource;
import io.fairlead.web.ui.page.RailEntry;
import io.fairlead.web.ui.sharing.SharingNavigation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What stands around every page. */
@AnonymousAllowed // a layout; each route inside says who may see it
public class Frame extends Div implements RouterLayout, AfterNavigationObserver {

  private final transient PageContext context;
  private final transient List<RailEntry> entries;
  private final transient List<InstallationEntry> ofInstallation;
  private final transient List<PaletteSource> sources;
  private final transient AccessLost lost;
  private final Rail rail;
  private final TopBar bar;
  private final Div visits = new Div();
  private final Main content = new Main();
  private transient Optional<FramedPage> page = Optional.empty();
  private transient Optional<Here> here = Optional.empty();
  private transient volatile Optional<Access> seen = Optional.empty();
  private boolean watched;

  Frame(
      PageContext context,
      List<RailEntry> entries,
      List<InstallationEntry> ofInstallation,
      List<PaletteSource> sources,
      AccessLost lost,
      AuthenticationContext authentication) {
    this.context = context;
    this.entries = entries;
    this.ofInstallation =
        ofInstallation.stream().sorted(Comparator.comparingInt(InstallationEntry::order)).toList();
    this.sources = sources;
    addClassName("frame");
    addAttachListener(event -> event.getUI().getPage().addJsModule(Assets.url("frame.js")));
    this.lost = lost;
    addDetachListener(event -> watched = false);
    rail = new Rail(entries);
    bar = new TopBar(authentication, this::openPalette, this::openKeys);
    content.addClassName("frame-content");
    content.setId("content");
    content.getElement().setAttribute("tabindex", "-1");
    visits.addClassName("visit-banner");
    visits.getElement().setAttribute("role", "note");
    Div right = new Div(bar, visits, content);
    right.addClassName("frame-right");
    NativeButton skip = new NativeButton("Skip to the page");
    skip.addClassName("skip");
    add(skip, rail, right);
    getElement().addEventListener("fairlead-palette", event -> openPalette());
    getElement().addEventListener("fairlead-keys", event -> openKeys());
  }

  @Override
  public void showRouterLayoutContent(HasElement shown) {
    content.getElement().removeAllChildren();
    if (shown != null) {
      content.getElement().appendChild(shown.getElement());
    }
    page = shown instanceof FramedPage framed ? Optional.of(framed) : Optional.empty();
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    Optional<Here> shown = page.flatMap(FramedPage::workspace);
    Optional<Here> visit = shown.filter(Here::guest);
    here = shown.filter(place -> !place.guest()).or(this::remembered);
    visits.setVisible(visit.isPresent());
    visit.ifPresent(place -> visits.setText(banner(place)));
    rail.show(here, context.visible(), administered(), event.getLocation().getPath());
    Access access = context.access();
    seen = Optional.of(access);
    bar.show(access.displayName(), crumbs(visit));
    if (!watched) {
      watched = true;
      lost.watch(UI.getCurrent(), this, () -> seen.orElse(access));
    }
  }

  /** Nothing that was shown is there any more. */
  void empty() {
    removeAll();
    page = Optional.empty();
    here = Optional.empty();
  }

  private static String banner(Here place) {
    return "Shown by %s, to look at. It is noted there who looks."
        .formatted(place.workspace().title());
  }

  /** A guest's way leads through what is shared with them. */
  private List<Crumb> crumbs(Optional<Here> visit) {
    List<Crumb> way = page.map(FramedPage::crumbs).orElse(List.of());
    return visit
        .map(
            place ->
                List.of(
                    new Crumb("Shared with you", SharingNavigation.LIST),
                    new Crumb(place.workspace().title(), ""),
                    way.getLast()))
        .orElse(way);
  }

  /** The pages about the whole installation, for who administers it. */
  private List<InstallationEntry> administered() {
    return context.access().may(Permission.ADMINISTER) ? ofInstallation : List.of();
  }

  /** On a person's own pages the rail stays with the workspace they came from. */
  private Optional<Here> remembered() {
    return here.or(
        () -> context.visible().stream().findFirst().flatMap(first -> context.here(first.name())));
  }

  private void openPalette() {
    new Palette(new PaletteModel(entries, sources).entries(here, context.visible(), administered()))
        .openIn(UI.getCurrent());
  }

  private void openKeys() {
    new KeysDialog(page.map(FramedPage::keys).orElse(List.of())).open();
  }
}
