package io.fairlead.kernel.search;

import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a {@link History} knows of one trial. A view: it changes as the history grows. */
public final class Trial {

  private final Suggested suggested;
  private final List<Reported> reports = new ArrayList<>();
  private TrialState state = TrialState.RUNNING;
  private @Nullable Ended ended;

  Trial(Suggested suggested) {
    this.suggested = suggested;
  }

  public int number() {
    return suggested.trial();
  }

  public Configuration configuration() {
    return suggested.configuration();
  }

  /** The trial whose configuration it trains again; empty for one that was searched. */
  public OptionalInt repeats() {
    return suggested.repeats();
  }

  public TrialState state() {
    return state;
  }

  /** Its reports at rungs, by ascending step; unmodifiable. */
  public List<Reported> reports() {
    return Collections.unmodifiableList(reports);
  }

  /** Its report at the rung {@code step}, if it got there. */
  public Optional<Reported> report(long step) {
    return reports.stream().filter(each -> each.step() == step).findFirst();
  }

  /** How it ended, once it has. */
  public Optional<Ended> ended() {
    return Optional.ofNullable(ended);
  }

  /** The newest objectives: of its end, else of its last report, else empty. */
  public List<Double> objectives() {
    if (ended != null) {
      return ended.objectives();
    }
    return reports.isEmpty() ? List.of() : reports.getLast().objectives();
  }

  void apply(SearchEvent event) {
    switch (event) {
      case Suggested _ -> {}
      case Reported report -> {
        reports.add(report);
        state = report.verdict() == Verdict.WAIT ? TrialState.WAITING : TrialState.RUNNING;
      }
      case SearchEvent.Resumed _ -> state = TrialState.RUNNING;
      case Ended end -> {
        ended = end;
        state = TrialState.ENDED;
      }
    }
  }
}
