package io.fairlead.web.ui.fairness;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.guardrail.Held;
import io.fairlead.platform.trial.TrialFairness.Figure;
import io.fairlead.web.ui.page.Pieces;
import java.util.List;

/** How trials stand by their study's measures, for tables and pages. */
public final class HeldPieces {

  private HeldPieces() {}

  /** The value, flagged in words where it is beyond the limit; a dash where there is none. */
  public static Span cell(Held held) {
    Figure figure = held.figure();
    Double value = figure == null ? null : figure.value();
    Span cell = new Span();
    cell.addClassNames("held", "held-" + held.standing().name().toLowerCase(java.util.Locale.ROOT));
    switch (held.standing()) {
      case BEYOND -> cell.add(flag("beyond"), Pieces.number(value));
      case UNKNOWN -> {
        if (value != null) {
          cell.add(Pieces.number(value), new Span(" *"));
        } else {
          cell.add("—");
        }
      }
      case PENDING -> cell.add("measuring…");
      case SHOWN, WITHIN -> cell.add(Pieces.number(value));
    }
    cell.getElement().setAttribute("title", held.words());
    return cell;
  }

  /** A sign and a word: colour alone says nothing. */
  public static Span flag(String word) {
    Span sign = new Span("⚠");
    sign.getElement().setAttribute("aria-hidden", "true");
    Span flag = new Span(sign, new Span(word));
    flag.addClassName("flag");
    return flag;
  }

  /** All of a trial's, each with its words. */
  public static Div list(List<Held> held) {
    Div list = new Div();
    for (Held each : held) {
      Span name = new Span(MeasureWords.of(each.measure()));
      name.addClassName("parameter-name");
      Div row = new Div(name, cell(each));
      row.addClassName("parameter");
      Paragraph words = new Paragraph(each.words());
      words.addClassName("about");
      list.add(row, words);
    }
    return list;
  }

  /** Whether any is beyond its limit. */
  public static boolean anyBeyond(List<Held> held) {
    return held.stream().anyMatch(each -> each.standing() == Held.Standing.BEYOND);
  }
}
