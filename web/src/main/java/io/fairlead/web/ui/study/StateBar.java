package io.fairlead.web.ui.study;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Shown;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Trials by state as one stacked bar, and in words. */
final class StateBar extends Div {

  private static final List<TrialState> ORDER =
      List.of(
          TrialState.COMPLETE,
          TrialState.PRUNED,
          TrialState.FAILED,
          TrialState.STOPPED,
          TrialState.RUNNING,
          TrialState.PAUSED,
          TrialState.QUEUED);

  /** How many are in each state, with its shape, as far as there are any. */
  static Div tally(Map<TrialState, Integer> counts) {
    Div tally = new Div();
    tally.addClassName("tally");
    for (TrialState state : ORDER) {
      int count = counts.getOrDefault(state, 0);
      if (count > 0) {
        Shown shown = Shown.of(state);
        Span part = new Span(shown.shape() + " " + Numbers.count(count) + " " + shown.word());
        part.addClassNames("tally-part", "is-" + shown.word());
        tally.add(part);
      }
    }
    return tally;
  }

  StateBar(Map<TrialState, Integer> counts, int planned) {
    addClassName("state-bar");
    int known = counts.values().stream().mapToInt(Integer::intValue).sum();
    int total = Math.max(1, Math.max(planned, known));
    StringJoiner words = new StringJoiner(", ");
    for (TrialState state : ORDER) {
      int count = counts.getOrDefault(state, 0);
      if (count > 0) {
        Span part = new Span();
        part.addClassName("bar-" + Shown.of(state).word());
        part.getStyle().set("width", 100.0 * count / total + "%");
        add(part);
        words.add(count + " " + Shown.of(state).word());
      }
    }
    getElement().setAttribute("role", "img");
    getElement()
        .setAttribute("aria-label", words.length() == 0 ? "no trials yet" : words.toString());
    getElement().setAttribute("title", words.toString());
  }
}
