package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.catalog.CatalogException;
import io.fairlead.platform.catalog.EntryVersion.Signature;
import io.fairlead.web.ui.format.Ranges;
import io.fairlead.web.ui.format.Times;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** An exception as a signed note. */
final class ExceptionCard extends Div {

  ExceptionCard(CatalogException exception, Here here, Clock clock, List<Button> buttons) {
    addClassName("decision");
    Span what = new Span("%s for study ".formatted(exception.name()));
    what.add(Pieces.link(here.path("studies/" + exception.study()), exception.study()));
    what.addClassName("decision-what");
    Span state = new Span("exception " + exception.state().name().toLowerCase(Locale.ROOT));
    state.addClassName("decision-type");
    Div head = new Div(what, state);
    head.addClassName("decision-head");
    Paragraph asked =
        new Paragraph(
            "%s may be %s, until %s."
                .formatted(
                    exception.trainer() + " " + exception.name(),
                    Ranges.brief(exception.domain()),
                    Times.exact(exception.until(), clock.getZone())));
    asked.addClassName("catalog-says");
    Paragraph why = new Paragraph(String.valueOf(exception.requested().reason()));
    why.addClassName("decision-why");
    Div foot = new Div(signed("Asked for", exception.requested(), clock));
    foot.addClassNames("about", "decision-foot");
    Signature decided = exception.decided();
    if (decided != null) {
      Span by =
          signed(
              exception.state() == CatalogException.State.GRANTED ? "Granted" : "Refused",
              decided,
              clock);
      by.add(new Span(": " + decided.reason()));
      foot.add(by);
    }
    add(head, asked, why, foot);
    if (!buttons.isEmpty()) {
      Div ways = new Div();
      ways.addClassName("catalog-ways");
      buttons.forEach(ways::add);
      add(ways);
    }
  }

  private static Span signed(String verb, Signature by, Clock clock) {
    Span signed = new Span(new Span("%s by %s ".formatted(verb, by.name())));
    signed.add(Pieces.time(by.at(), clock));
    return signed;
  }
}
