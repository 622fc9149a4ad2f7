package io.fairlead.web.ui.trial;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.trial.Attempt;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Times;
import io.fairlead.web.ui.page.Pieces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The attempts of a trial, each with where it ran and why it ended. */
final class AttemptTimeline extends OrderedList {

  private final transient Clock clock;
  private transient List<Attempt> shown = List.of();

  AttemptTimeline(Clock clock) {
    this.clock = clock;
    addClassName("timeline");
  }

  void show(List<Attempt> attempts) {
    if (attempts.equals(shown) && !attempts.isEmpty()) {
      return;
    }
    shown = attempts;
    removeAll();
    if (attempts.isEmpty()) {
      add(new ListItem("It has not started yet."));
    }
    for (Attempt attempt : attempts) {
      add(item(attempt));
    }
  }

  private ListItem item(Attempt attempt) {
    Instant end = attempt.endedAt() == null ? clock.instant() : attempt.endedAt();
    Span head = new Span("%s on %s".formatted(ended(attempt), attempt.agent()));
    head.addClassName("timeline-head");
    Span steps =
        new Span(
            "Steps %s to %s in %s · "
                .formatted(
                    Numbers.count(attempt.fromStep()),
                    Numbers.count(attempt.step()),
                    Times.span(Duration.between(attempt.startedAt(), end))));
    steps.addClassName("about");
    steps.add(Pieces.time(attempt.startedAt(), clock));
    ListItem item = new ListItem(head, steps);
    if (attempt.problem() != null) {
      Span problem = new Span(attempt.problem());
      problem.addClassName("problem");
      item.add(problem);
    }
    String outcome = attempt.outcome();
    item.addClassName(
        "timeline-" + (outcome == null ? "running" : outcome.toLowerCase(Locale.ROOT)));
    return item;
  }

  private static String ended(Attempt attempt) {
    String outcome = attempt.outcome();
    return outcome == null
        ? "Runs"
        : outcome.charAt(0) + outcome.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
