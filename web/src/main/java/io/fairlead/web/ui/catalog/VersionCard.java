package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.catalog.EntryVersion;
import io.fairlead.platform.catalog.EntryVersion.Deprecation;
import io.fairlead.platform.catalog.EntryVersion.Signature;
import io.fairlead.platform.catalog.VersionDiff;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Ranges;
import io.fairlead.web.ui.page.Pieces;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A version as a signed note: what it changes, why, and who signed what. */
final class VersionCard extends Div {

  private final transient Clock clock;

  /**
   * @param title what it is called here
   * @param before the version that it would or did replace; null for the first
   */
  VersionCard(String title, EntryVersion version, @Nullable EntryVersion before, Clock clock) {
    this.clock = clock;
    addClassName("decision");
    Span what = new Span(title);
    what.addClassName("decision-what");
    Span state =
        new Span(
            "%s · %s"
                .formatted(
                    version.state().name().toLowerCase(Locale.ROOT),
                    CatalogWords.holds(version.scope())));
    state.addClassName("decision-type");
    Div head = new Div(what, state);
    head.addClassName("decision-head");
    add(head);
    if (before == null) {
      add(
          about(
              "%s, default %s%s"
                  .formatted(
                      Ranges.brief(version.parameter().domain()),
                      Numbers.value(version.defaultValue()),
                      version.unit() == null ? "" : " " + version.unit())));
    } else {
      add(
          new DiffTable(
              VersionDiff.between(before, version).stream()
                  .filter(each -> !each.field().equals("rationale")) // it stands below in full
                  .toList()));
    }
    Paragraph why = new Paragraph(version.rationale());
    why.addClassName("decision-why");
    add(why, signatures(version));
    if (version.state() == EntryVersion.State.REJECTED
        || version.state() == EntryVersion.State.DEPRECATED) {
      addClassName("superseded");
    }
  }

  private Div signatures(EntryVersion version) {
    Div foot = new Div();
    foot.addClassNames("about", "decision-foot");
    signature(foot, "Proposed", version.proposed());
    Signature decided = version.decided();
    if (decided != null) {
      signature(
          foot, version.state() == EntryVersion.State.REJECTED ? "Rejected" : "Approved", decided);
    }
    Deprecation deprecation = version.deprecation();
    if (deprecation != null) {
      signature(foot, "Deprecated for %s".formatted(deprecation.replacement()), deprecation.by());
    }
    return foot;
  }

  private void signature(Div foot, String verb, Signature by) {
    Span signed = new Span(new Span("%s by %s ".formatted(verb, by.name())));
    signed.add(Pieces.time(by.at(), clock));
    if (by.reason() != null) {
      signed.add(new Span(": " + by.reason()));
    }
    foot.add(signed);
  }

  /** The buttons that decide about it. */
  VersionCard with(List<com.vaadin.flow.component.button.Button> buttons) {
    Div ways = new Div();
    ways.addClassName("catalog-ways");
    buttons.forEach(ways::add);
    add(ways);
    return this;
  }

  private static Paragraph about(String text) {
    Paragraph about = new Paragraph(text);
    about.addClassName("catalog-says");
    return about;
  }
}
