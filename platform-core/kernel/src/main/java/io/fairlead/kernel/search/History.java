package io.fairlead.kernel.search;

import io.fairlead.kernel.search.SearchEvent.Suggested;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The ordered log of what happened in one search, from which everything that samplers and pruners
 * know follows.
 *
 * <p>It only grows, has one owner and isn't safe for several threads: who appends also asks. {@link
 * #append} costs the same however long the log is. Objective values that aren't finite mean "not
 * reported" or "diverged" and rank worst.
 */
public final class History {

  private final List<SearchEvent> events = new ArrayList<>();
  private final List<Trial> trials = new ArrayList<>();
  private final Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
  private final EventRules rules = new EventRules(this);
  private final Map<Projection.Kind<?>, Progress> projections = new HashMap<>();
  private byte[] digest = EventDigest.start();
  private int repeats;

  private History() {}

  /** A new history in which nothing has happened. */
  public static History empty() {
    return new History();
  }

  /** A new history of {@code events}, such as those read back from a store. */
  public static History of(Iterable<? extends SearchEvent> events) {
    History history = new History();
    events.forEach(history::append);
    return history;
  }

  /**
   * Adds what happened next.
   *
   * @return this history
   * @throws IllegalArgumentException when the event can't follow, such as the end of an unknown
   *     trial or a second one; the history is unchanged then
   */
  public History append(SearchEvent event) {
    rules.check(event);
    if (event instanceof Suggested suggested) {
      trials.add(new Trial(suggested));
      repeats += suggested.repeats().isPresent() ? 1 : 0;
      counts.merge(TrialState.RUNNING, 1, Integer::sum);
    } else {
      Trial trial = trials.get(event.trial());
      counts.merge(trial.state(), -1, Integer::sum);
      trial.apply(event);
      counts.merge(trial.state(), 1, Integer::sum);
    }
    events.add(event);
    digest = EventDigest.next(digest, event);
    return this;
  }

  /** All events in order; a view that grows with the history. */
  public List<SearchEvent> events() {
    return Collections.unmodifiableList(events);
  }

  /** How many trials were suggested; also the number of the next one. */
  public int trialCount() {
    return trials.size();
  }

  /** How many trials were searched: all but those that repeat another one. */
  public int searchedCount() {
    return trials.size() - repeats;
  }

  /** How many trials are in {@code state} now. */
  public int count(TrialState state) {
    return counts.getOrDefault(state, 0);
  }

  /** All trials by number; a view that grows with the history. */
  public List<Trial> trials() {
    return Collections.unmodifiableList(trials);
  }

  /**
   * The trial with this number.
   *
   * @throws IllegalArgumentException when it wasn't suggested
   */
  public Trial trial(int number) {
    if (number < 0 || number >= trials.size()) {
      throw new IllegalArgumentException(
          "A trial is known once it was suggested; trial %d wasn't: there are %d, numbered from 0. Append"
                  .formatted(number, trials.size())
              + " its suggestion first, or correct its number.");
    }
    return trials.get(number);
  }

  /**
   * SHA-256 in hex over all events in order: each event's digest is that of the digest before it
   * followed by the event's canonical bytes. The order of a configuration's values doesn't matter.
   */
  public String digest() {
    return HexFormat.of().formatHex(digest);
  }

  /** The projection of this kind, made on first use and brought up to date. */
  @SuppressWarnings("unchecked") // what a Kind<P> starts is a P
  public <P extends Projection> P project(Projection.Kind<P> kind) {
    Progress progress = projections.computeIfAbsent(kind, each -> new Progress(each.start()));
    progress.catchUp(events);
    return (P) progress.projection;
  }

  private static final class Progress {
    private final Projection projection;
    private int read;

    private Progress(Projection projection) {
      this.projection = projection;
    }

    private void catchUp(List<SearchEvent> events) {
      while (read < events.size()) {
        projection.apply(events.get(read++));
      }
    }
  }
}
