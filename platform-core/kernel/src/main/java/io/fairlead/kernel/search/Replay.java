package io.fairlead.kernel.search;

import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A search made again: every suggestion is asked for anew on the history that was there then, and
 * compared to the last bit with the one that is stored; so is every verdict, where a pruner is
 * given.
 *
 * @param suggestions how many were made again
 * @param same how many of them were the same
 * @param references how many of the first trials weren't a sampler's choice and so weren't made
 *     again
 * @param first the first difference by trial; empty when all is the same
 * @param verdicts what came of judging again; nothing where no pruner was given
 */
public record Replay(
    int suggestions, int same, int references, Optional<Difference> first, Verdicts verdicts) {

  /**
   * Verdicts given again.
   *
   * @param judged how many reports were judged again
   * @param same how many verdicts were the same
   * @param first the first, in the order of events, that is another one now
   */
  public record Verdicts(int judged, int same, Optional<Other> first) {}

  /**
   * A verdict that is another one now.
   *
   * @param step of the trial's report
   * @param what in one sentence for people
   */
  public record Other(int trial, long step, Verdict given, Verdict again, String what) {}

  /**
   * Where a replay first differs.
   *
   * @param trial whose suggestion it is
   * @param suggested what is stored
   * @param again what is suggested now; empty where nothing is
   * @param what in one sentence for people
   */
  public record Difference(
      int trial, Configuration suggested, Optional<Configuration> again, String what) {}

  /** Whether there is no difference. */
  public boolean identical() {
    return first.isEmpty() && verdicts.first().isEmpty();
  }

  /** Replays a search whose suggestions didn't store what they saw. */
  public static Replay of(
      Problem problem, Sampler sampler, Iterable<? extends SearchEvent> events, long seed) {
    return of(problem, sampler, events, Map.of(), seed);
  }

  /**
   * Makes every suggestion of a search again; takes as long as all its suggestions took together.
   *
   * @param problem as it was when the suggestions were made
   * @param events of the search, in order
   * @param digests by trial: {@link History#digest} of the history that its suggestion saw. One
   *     that differs from the digest of the events before is a difference, too: the events aren't
   *     the ones that were there. A trial without one isn't checked for that.
   * @throws IllegalArgumentException when the events can't follow each other
   */
  public static Replay of(
      Problem problem,
      Sampler sampler,
      Iterable<? extends SearchEvent> events,
      Map<Integer, String> digests,
      long seed) {
    return again(problem, sampler, null, events, digests, seed);
  }

  /**
   * The same, and every report is judged again by {@code pruner}. A verdict that wasn't a pruner's,
   * such as the end of a study that was shortened, differs. When trials were resumed isn't
   * compared: that depended on when slots were free.
   */
  public static Replay of(
      Problem problem,
      Sampler sampler,
      Pruner pruner,
      Iterable<? extends SearchEvent> events,
      Map<Integer, String> digests,
      long seed) {
    return again(problem, sampler, pruner, events, digests, seed);
  }

  private static Replay again(
      Problem problem,
      Sampler sampler,
      @Nullable Pruner pruner,
      Iterable<? extends SearchEvent> events,
      Map<Integer, String> digests,
      long seed) {
    History history = History.empty();
    int made = 0;
    int same = 0;
    int judged = 0;
    int upheld = 0;
    Optional<Difference> first = Optional.empty();
    Optional<Other> other = Optional.empty();
    for (SearchEvent event : events) {
      if (event instanceof Suggested suggested && suggested.trial() >= problem.references()) {
        Optional<Difference> difference =
            compare(problem, sampler, history, suggested, digests.get(suggested.trial()), seed);
        made++;
        same += difference.isEmpty() ? 1 : 0;
        first = first.or(() -> difference);
      } else if (event instanceof Reported reported && pruner != null) {
        Optional<Other> difference = judge(problem, pruner, history, reported);
        judged++;
        upheld += difference.isEmpty() ? 1 : 0;
        other = other.or(() -> difference);
      }
      history.append(event);
    }
    Verdicts verdicts = new Verdicts(judged, upheld, other);
    return new Replay(made, same, history.trialCount() - made, first, verdicts);
  }

  private static Optional<Other> judge(
      Problem problem, Pruner pruner, History history, Reported given) {
    Report report =
        new Report(given.trial(), given.step(), given.objectives(), given.constraints());
    Verdict again = pruner.judge(problem, history, report);
    return again == given.verdict()
        ? Optional.empty()
        : Optional.of(
            new Other(
                given.trial(),
                given.step(),
                given.verdict(),
                again,
                "Trial %d at step %d was told %s, and would be told %s now."
                    .formatted(given.trial(), given.step(), given.verdict(), again)));
  }

  private static Optional<Difference> compare(
      Problem problem,
      Sampler sampler,
      History history,
      Suggested stored,
      @Nullable String saw,
      long seed) {
    Optional<Configuration> again;
    String failure = "";
    try {
      again = Optional.of(sampler.suggest(problem, history, seed).configuration());
    } catch (RuntimeException e) {
      again = Optional.empty();
      failure = String.valueOf(e.getMessage());
    }
    String what;
    if (saw != null && !saw.equals(history.digest())) {
      what =
          "Trial %d saw another history than the events before it: its digest was %s, now it is %s."
              .formatted(stored.trial(), saw, history.digest());
    } else if (again.isEmpty()) {
      what = "Nothing is suggested for trial %d now: %s".formatted(stored.trial(), failure);
    } else if (!again.get().equals(stored.configuration())) {
      what = values(stored, again.get());
    } else {
      return Optional.empty();
    }
    return Optional.of(new Difference(stored.trial(), stored.configuration(), again, what));
  }

  private static String values(Suggested stored, Configuration again) {
    Map<String, Object> before = stored.configuration().asMap();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(again.asMap().keySet());
    StringBuilder text =
        new StringBuilder("Trial %d is suggested differently now:".formatted(stored.trial()));
    String separator = " ";
    for (String name : names) {
      Object was = before.getOrDefault(name, "absent");
      Object is = again.asMap().getOrDefault(name, "absent");
      if (!was.equals(is)) {
        text.append(separator).append("%s was %s, is %s".formatted(name, was, is));
        separator = "; ";
      }
    }
    return text.append('.').toString();
  }
}
