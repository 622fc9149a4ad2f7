package io.fairlead.web.ui.study;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.search.SuggestionReplay;
import io.fairlead.platform.search.SuggestionReplay.Difference;
import io.fairlead.platform.search.SuggestionReplay.State;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Times;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a study's suggestions again, and says whether they came out the same. */
final class ReplayLine extends Div {

  private final transient Clock clock;
  private final Span result = new Span();
  private final Button start = new Button("↻ Replay the suggestions");

  ReplayLine(Here here, StudyServices services, Study study, Clock clock) {
    this.clock = clock;
    addClassName("replay-line");
    result.addClassName("about");
    result.getElement().setAttribute("role", "status");
    boolean may = here.may(Permission.REPLAY);
    start.setEnabled(may);
    start.setVisible(!here.guest());
    start.setTooltipText(
        may
            ? "Asks the sampler for every suggestion and the pruner for every verdict again, on the"
                + " history that they saw, and compares."
            : "This is for " + Here.whoMay(Permission.REPLAY) + " of this workspace.");
    start.addClickListener(
        click ->
            Notices.trying(
                () ->
                    show(
                        Optional.of(
                            services
                                .suggestionReplays()
                                .request(here.id(), study.id(), here.acting(Permission.REPLAY))))));
    add(result, start);
  }

  void show(Optional<SuggestionReplay> last) {
    Instant now = clock.instant();
    boolean runs = last.map(it -> it.state(now) == State.RUNNING).orElse(false);
    start.setText(runs ? "↻ Replaying…" : "↻ Replay the suggestions");
    result.removeAll();
    result.getElement().removeAttribute("title");
    result.setClassName("problem", last.map(it -> isBad(it.state(now))).orElse(false));
    last.ifPresent(it -> tell(it, now));
  }

  private static boolean isBad(State state) {
    return state == State.DIFFERENT || state == State.FAILED;
  }

  private void tell(SuggestionReplay replay, Instant now) {
    result.setText(replay.sentence(now));
    Instant ended = replay.endedAt();
    if (ended != null) {
      result.setText(
          "%s Replayed by %s %s."
              .formatted(replay.sentence(now), replay.requestedBy(), Times.ago(ended, now)));
      result.getElement().setAttribute("title", Times.exact(ended, clock.getZone()));
    }
    Difference difference = replay.difference();
    if (difference != null) {
      result.add(
          new Div("Stored: " + words(difference.stored())),
          new Div("Again: " + words(difference.again())));
    }
  }

  private static String words(@Nullable Map<String, Object> configuration) {
    return configuration == null
        ? "nothing"
        : configuration.entrySet().stream()
            .map(each -> each.getKey() + " " + Numbers.value(each.getValue()))
            .collect(Collectors.joining(", "));
  }
}
