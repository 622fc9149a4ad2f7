package io.fairlead.web.ui.lineage;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.lineage.NodeType;
import io.fairlead.platform.replay.Replay;
import io.fairlead.platform.replay.Replays;
import io.fairlead.platform.replay.Verdict;
import io.fairlead.platform.trace.Traces;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.format.Shown;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Live;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether a trial gives the same again: the newest verdict as a badge, and the way to ask. */
public final class ReplayPanel extends Div {

  private final transient Here here;
  private final transient PageContext context;
  private final transient Parts parts;
  private final transient UUID trial;
  private final Div badge = new Div();
  private final Button ask = new Button("Replay");
  private transient List<Replay> shown = List.of();

  /** What the panel reads and asks. */
  @Component
  public record Parts(Replays replays, Changes changes, Traces traces) {}

  public ReplayPanel(Here here, PageContext context, Parts parts, UUID trial) {
    this.here = here;
    this.context = context;
    this.parts = parts;
    this.trial = trial;
    addClassName("replay");
    badge.getElement().setAttribute("aria-live", "polite");
    ask.addThemeVariants(ButtonVariant.SMALL);
    ask.addClickListener(
        click -> Notices.trying(() -> parts.traces().clicked(ask.getText(), this::request)));
    Div ways =
        new Div(
            ask,
            Pieces.link(LineageNavigation.of(here, NodeType.TRIAL, trial), "Lineage"),
            Pieces.link(LineageNavigation.compare(here, trial), "Compare with another trial"));
    ways.addClassName("replay-ways");
    add(badge, ways);
    Live.bind(
        this,
        listener -> parts.changes().subscribe(here.id(), null, listener),
        () -> parts.replays().of(here.id(), trial),
        this::show,
        problem ->
            badge.add(Pieces.error("Its replays could not be read", "They are tried again soon.")));
  }

  /** Says whether the trial can be replayed now, and why not. */
  public void update(Trial now) {
    boolean may = here.may(Permission.REPLAY);
    boolean finished =
        now.state() == TrialState.COMPLETE || (now.state().isOver() && now.step() > 0);
    ask.setEnabled(may && finished);
    ask.setTooltipText(
        !may
            ? "Replaying is for %s of this workspace.".formatted(Here.whoMay(Permission.REPLAY))
            : finished
                ? "Runs this trial again from its record, in a new process, and compares; one that didn't complete, up to where it ended."
                : "Only a trial that is over, and that finished a step, can be replayed.");
  }

  private void request() {
    parts
        .replays()
        .request(here.id(), trial, Replays.USUAL_TOLERANCE, here.acting(Permission.REPLAY));
    Notices.done("It runs again as soon as a slot is free; the badge says what came out.");
    show(parts.replays().of(here.id(), trial));
  }

  private void show(List<Replay> replays) {
    if (replays.equals(shown) && badge.getChildren().findAny().isPresent()) {
      return;
    }
    shown = replays;
    badge.removeAll();
    if (replays.isEmpty()) {
      Span never = new Span("Never replayed.");
      never.addClassName("about");
      badge.add(never);
      return;
    }
    Replay newest = replays.getFirst();
    badge.add(chip(newest));
    Verdict verdict = newest.verdict();
    Paragraph about =
        new Paragraph(verdict == null ? "Runs again from its record." : verdict.sentence());
    about.addClassName("replay-sentence");
    Span asked = new Span("Asked by " + newest.requestedBy() + " ");
    asked.add(Pieces.time(newest.requestedAt(), context.clock()));
    asked.add(" · ");
    asked.add(Pieces.link(here.path("trials/" + newest.run()), "the run"));
    if (replays.size() > 1) {
      asked.add(" · %d replays in all".formatted(replays.size()));
    }
    asked.addClassName("about");
    badge.add(about, asked);
  }

  private static Span chip(Replay replay) {
    Verdict verdict = replay.verdict();
    if (verdict == null) {
      return Pieces.chip(Shown.of(replay.state()), -1);
    }
    Span chip = new Span(ReplayWords.badge(verdict));
    chip.addClassNames("chip", "replay-badge", "replay-" + ReplayWords.style(verdict.kind()));
    return chip;
  }
}
